import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';
import type { Guild, GuildChannel } from './guild.ts';
import type { Event, World } from './world.ts';

/** Somebody adds the bot to a guild, now. */
export function botJoins(world: World, guild: Guild): void {
  guild.hasBot = true;
  guild.joinedAt = world.timestamp();
  world.tell(createdEvent(guild, world));
}

/** Somebody throws the bot out of a guild. */
export function botLeaves(world: World, guild: Guild): void {
  guild.hasBot = false;
  world.tell(guildEvent(guild, GatewayDispatchEvents.GuildDelete, { id: guild.id }));
}

/** An outage hides a guild, or ends. */
export function outage(world: World, guild: Guild, unavailable: boolean): void {
  guild.unavailable = unavailable;
  const gone = { id: guild.id, unavailable: true };
  world.tell(
    unavailable
      ? guildEvent(guild, GatewayDispatchEvents.GuildDelete, gone)
      : createdEvent(guild, world),
  );
}

/** Somebody deletes a channel. */
export function deleteChannel(world: World, channel: GuildChannel): void {
  const { guild } = channel;
  guild.channels.splice(guild.channels.indexOf(channel), 1);
  world.tell(guildEvent(guild, GatewayDispatchEvents.ChannelDelete, channel.toJSON()));
}

/** The event that a guild is there: the bot joined, or an outage is over. */
export function createdEvent(guild: Guild, world: World): Event {
  return guildEvent(guild, GatewayDispatchEvents.GuildCreate, guild.created(world.bot));
}

/** An event of a guild, for bots that hear of guilds. */
export function guildEvent(guild: Guild, t: GatewayDispatchEvents, d: object): Event {
  return { t, d, guildId: guild.id, intent: GatewayIntentBits.Guilds };
}
