import {
  ChannelType,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Locale,
  MessageType,
  type APIApplicationCommand,
  type APIGuildMember,
} from 'discord-api-types/v10';
import { DirectChannel, PrivateChannel, type Channel } from './channel.ts';
import { Guild } from './guild.ts';
import type { Interaction } from './interaction.ts';
import { Message, type MessageFile, type MessageOrigin, type MessageParts } from './message.ts';
import { snowflakes } from './snowflakes.ts';
import { makeUser, type User } from './user.ts';

/** An event for the bot, before it is known which of its sessions hears it. */
export interface Event {
  t: GatewayDispatchEvents;
  d: object;
  /** The guild it belongs to: decides the shard. */
  guildId: string | undefined;
  /** The intent a session needs to hear it; undefined where every session does. */
  intent: GatewayIntentBits | undefined;
  /** The message it shows, whose content may have to be emptied. */
  message?: Message;
}

/** The account under which a user-installed or guild-installed app runs. */
export interface Application {
  id: string;
  name: string;
}

/** Everything that exists on the fake Discord, whoever asks for it. */
export class World {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly bot: User;
  readonly application: Application;
  readonly guilds = new Map<string, Guild>();
  readonly users = new Map<string, User>();
  readonly interactions = new Map<string, Interaction>();
  /** The global commands, as registered. */
  commands: APIApplicationCommand[] = [];
  readonly #channels = new Map<string, DirectChannel | PrivateChannel>();
  readonly #messages = new Map<string, Message>();
  readonly #tell: (event: Event) => void;

  constructor(now: () => number, tell: (event: Event) => void) {
    this.now = now;
    this.nextId = snowflakes(now);
    this.#tell = tell;
    this.bot = makeUser(this.nextId(), 'unhunch', true);
    this.application = { id: this.nextId(), name: 'unhunch' };
  }

  /** The fake's time as Discord writes it. */
  timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  /** Makes a guild that the bot isn't in yet. */
  addGuild(name: string, locale: Locale = Locale.EnglishUS): Guild {
    const guild = new Guild(name, locale, this.nextId, this.timestamp());
    this.guilds.set(guild.id, guild);
    return guild;
  }

  /** The channel of this id, wherever it is. */
  channel(id: string): Channel | undefined {
    for (const guild of this.guilds.values()) {
      const found = guild.channels.find((each) => each.id === id);
      if (found !== undefined) return found;
    }
    return this.#channels.get(id);
  }

  /** The guild that a channel is in, if it is in one. */
  guildOf(channel: Channel): Guild | undefined {
    return channel.guildId === undefined ? undefined : this.guilds.get(channel.guildId);
  }

  /** The channel that a message is in. Throws if the channel has been deleted. */
  home(message: Message): Channel {
    const channel = this.channel(message.channelId);
    if (channel === undefined) throw new Error('The channel of this message is deleted.');
    return channel;
  }

  /** The direct messages between a person and the bot; made when first asked for. */
  directChannel(user: User): DirectChannel {
    for (const each of this.#channels.values()) {
      if (each instanceof DirectChannel && each.recipient.id === user.id) return each;
    }
    const made = new DirectChannel(this.nextId(), user);
    this.#channels.set(made.id, made);
    return made;
  }

  /** Direct messages among people, without the bot. */
  privateChannel(users: readonly User[]): PrivateChannel {
    const made = new PrivateChannel(this.nextId(), users);
    this.#channels.set(made.id, made);
    return made;
  }

  /** A message that isn't deleted, ephemeral ones included. */
  message(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  /** A file of any message. */
  file(id: string): MessageFile | undefined {
    return [...this.#messages.values()]
      .flatMap((each) => each.files)
      .find((each) => each.id === id);
  }

  /** The bot's message with this nonce, sent after a point of the fake's time. */
  sentWithNonce(nonce: string | number, since: number): Message | undefined {
    return [...this.#messages.values()].find(
      (each) =>
        each.author.id === this.bot.id &&
        String(each.origin.nonce) === String(nonce) &&
        Date.parse(each.origin.sentAt) >= since,
    );
  }

  /** Makes a message; those who may see it are told, and ephemeral ones stay out of the channel. */
  write(origin: Omit<MessageOrigin, 'id' | 'sentAt'>, parts: Partial<MessageParts>): Message {
    const message = new Message({ ...origin, id: this.nextId(), sentAt: this.timestamp() }, parts);
    this.#messages.set(message.id, message);
    if (message.ephemeral) return message;
    const byBot = message.author.id === this.bot.id && origin.type !== MessageType.ChatInputCommand;
    this.home(message).keep(message, byBot && origin.applicationId === undefined);
    this.#announce(GatewayDispatchEvents.MessageCreate, message);
    return message;
  }

  /** Changes a message. */
  edit(message: Message, parts: Partial<MessageParts>): void {
    message.edit(parts, this.timestamp());
    if (!message.ephemeral) this.#announce(GatewayDispatchEvents.MessageUpdate, message);
  }

  /** Deletes a message. */
  remove(message: Message): void {
    message.deleted = true;
    this.#messages.delete(message.id);
    const channel = this.home(message);
    channel.drop(message);
    if (message.ephemeral || !channel.botIsHere) return;
    const d = { id: message.id, channel_id: channel.id, ...guildKey(channel) };
    this.#tell({
      t: GatewayDispatchEvents.MessageDelete,
      d,
      guildId: channel.guildId,
      intent: messageIntent(channel),
    });
  }

  /** Tells the bot of something. */
  tell(event: Event): void {
    this.#tell(event);
  }

  #announce(t: GatewayDispatchEvents, message: Message): void {
    const channel = this.home(message);
    if (!channel.botIsHere) return;
    const d = {
      ...message.toJSON(),
      ...guildKey(channel),
      ...this.#memberKey(message, channel),
      channel_type: channel.guildId === undefined ? ChannelType.DM : ChannelType.GuildText,
    };
    this.#tell({ t, d, guildId: channel.guildId, intent: messageIntent(channel), message });
  }

  #memberKey(message: Message, channel: Channel): { member?: Omit<APIGuildMember, 'user'> } {
    const guild = this.guildOf(channel);
    if (guild === undefined) return {};
    const { user: _user, ...member } = guild.member(message.author);
    return { member };
  }
}

function guildKey(channel: Channel): { guild_id?: string } {
  return channel.guildId === undefined ? {} : { guild_id: channel.guildId };
}

function messageIntent(channel: Channel): GatewayIntentBits {
  return channel.guildId === undefined
    ? GatewayIntentBits.DirectMessages
    : GatewayIntentBits.GuildMessages;
}
