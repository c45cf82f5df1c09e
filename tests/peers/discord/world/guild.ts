import {
  ChannelType,
  InteractionContextType,
  OverwriteType,
  type APIChannel,
  type APIGuildMember,
  type APIPartialInteractionGuild,
  type APIUser,
  type Locale,
} from 'discord-api-types/v10';
import { Channel } from './channel.ts';
import { flagSet } from './flag-set.ts';
import { EVERYONE } from './permissions.ts';

/** A Discord server with its members and channels. */
export class Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly channels: GuildChannel[] = [];
  readonly members = new Map<string, APIUser>();
  /** Whether the bot is a member; people can use a user-installed app even where it isn't. */
  hasBot = false;
  /** Whether an outage hides it. */
  unavailable = false;
  /** When the bot joined, ISO 8601. */
  joinedAt: string;
  readonly #nextId: () => string;

  constructor(name: string, locale: Locale, nextId: () => string, joinedAt: string) {
    this.id = nextId();
    this.name = name;
    this.locale = locale;
    this.joinedAt = joinedAt;
    this.#nextId = nextId;
  }

  /** The text channel of this name, made if there is none yet. */
  channel(name: string): GuildChannel {
    const found = this.channels.find((each) => each.name === name);
    if (found !== undefined) return found;
    const made = new GuildChannel(this.#nextId(), name, this);
    this.channels.push(made);
    return made;
  }

  /** The guild as an interaction shows it. */
  partial(): APIPartialInteractionGuild {
    return { id: this.id, features: [], locale: this.locale };
  }

  /** The member object of one of its users. */
  member(user: APIUser): APIGuildMember {
    return {
      user,
      nick: null,
      avatar: null,
      banner: null,
      roles: [],
      joined_at: this.joinedAt,
      premium_since: null,
      deaf: false,
      mute: false,
      flags: flagSet(0),
      pending: false,
      communication_disabled_until: null,
    };
  }

  /**
   * The guild object of Discord's API, with the fields that its typings call deprecated and Discord
   * still sends; it is checked against the specification whenever it is sent.
   */
  toJSON(): object {
    return {
      id: this.id,
      name: this.name,
      icon: null,
      splash: null,
      discovery_splash: null,
      owner_id: this.members.keys().next().value ?? this.id,
      region: 'us',
      afk_channel_id: null,
      afk_timeout: 300,
      verification_level: 0,
      default_message_notifications: 0,
      explicit_content_filter: 0,
      roles: [this.#everyone()],
      emojis: [],
      features: [],
      mfa_level: 0,
      application_id: null,
      system_channel_id: this.channels[0]?.id ?? null,
      system_channel_flags: 0,
      rules_channel_id: null,
      max_presences: null,
      max_members: 500_000,
      vanity_url_code: null,
      description: null,
      banner: null,
      premium_tier: 0,
      premium_subscription_count: 0,
      preferred_locale: this.locale,
      public_updates_channel_id: null,
      max_video_channel_users: 25,
      max_stage_video_channel_users: 50,
      nsfw_level: 0,
      stickers: [],
      premium_progress_bar_enabled: false,
      safety_alerts_channel_id: null,
      incidents_data: null,
      hub_type: null,
    };
  }

  /** What the gateway sends when the bot joins, or when the guild is back after an outage. */
  created(bot: APIUser): object {
    return {
      ...this.toJSON(),
      joined_at: this.joinedAt,
      large: false,
      unavailable: false,
      member_count: this.members.size + 1,
      voice_states: [],
      members: [...this.members.values(), bot].map((user) => this.member(user)),
      channels: this.channels.map((each) => each.toJSON()),
      threads: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  #everyone(): object {
    return {
      id: this.id,
      name: '@everyone',
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      icon: null,
      unicode_emoji: null,
      position: 0,
      permissions: String(EVERYONE),
      managed: false,
      mentionable: false,
      flags: 0,
    };
  }
}

/** A text channel of a guild. */
export class GuildChannel extends Channel {
  readonly context = InteractionContextType.Guild;
  readonly name: string;
  readonly guild: Guild;

  constructor(id: string, name: string, guild: Guild) {
    super(id);
    this.name = name;
    this.guild = guild;
  }

  get guildId(): string {
    return this.guild.id;
  }

  get botIsHere(): boolean {
    return this.guild.hasBot;
  }

  toJSON(): APIChannel {
    return {
      id: this.id,
      type: ChannelType.GuildText,
      name: this.name,
      guild_id: this.guild.id,
      position: 0,
      permission_overwrites:
        this.denied === 0n
          ? []
          : [
              {
                id: this.guild.id,
                type: OverwriteType.Role,
                allow: '0',
                deny: String(this.denied),
              },
            ],
      parent_id: null,
      nsfw: false,
      topic: null,
      last_message_id: this.messages.at(-1)?.id ?? null,
      rate_limit_per_user: 0,
      flags: flagSet(0),
    };
  }
}
