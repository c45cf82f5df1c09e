import {
  Client,
  GatewayIntentBits,
  type MessageMentionOptions,
  Options,
  Partials,
  SimpleShardingStrategy,
} from 'discord.js';
import type { Shards } from '../../src/config/values.ts';

/**
 * What the bot asks to hear of. Not the content of messages in general, which is
 * privileged: that of mentions and direct messages comes without.
 *
 * @see https://docs.discord.com/developers/events/gateway#message-content-intent
 */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
] as const;

/** Nobody is ever pinged, not even whoever is answered. */
const NO_MENTIONS: MessageMentionOptions = { parse: [], repliedUser: false };

/**
 * Milliseconds until a request without an answer is tried again, three times at
 * most (discord.js). Only uploads take long.
 */
const REQUEST_TIMEOUT = 10_000;

/**
 * Milliseconds between two looks at which discord.js forgets what it knows of routes that nothing waits
 * on. An answer that follows its acknowledgement has a route of its own, of 1.4 KB: the usual hour would
 * hold 100 MB of them at 20 a second.
 */
const FORGET_ROUTES = 60_000;

/**
 * Milliseconds without a further server at start until those that Discord itself
 * can't reach are no longer waited for. Nobody is answered before.
 */
const WAIT_FOR_SERVERS = 5_000;

const isTheBot = ({ client }: { client: Client<true> }, id: string) => id === client.user.id;

/** Nothing is kept of messages and people; of members only the bot, whose permissions are looked at. */
const CACHES = Options.cacheWithLimits({
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: isTheBot },
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: isTheBot },
  VoiceStateManager: 0,
});

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/**
 * Connections that aren't tried again once the signal has come. @discordjs/ws 1.2
 * goes on reconnecting if it is told to end while it does, and keeps the process
 * from ending; but before each attempt it asks which session to resume, and waits.
 */
function endingWith(signal: AbortSignal) {
  return (manager: Manager): SimpleShardingStrategy => {
    const { options } = manager;
    const sessionOf = options.retrieveSessionInfo.bind(options);
    options.retrieveSessionInfo = (shard) =>
      signal.aborted ? new Promise(() => {}) : sessionOf(shard);
    return new SimpleShardingStrategy(manager);
  };
}

/**
 * Leaves out what discord.js can't read: of an event that isn't as it expects, it throws where nobody
 * can catch it, and the process would end.
 */
function surviving(manager: Manager, onUnreadable: (error: unknown) => void): Manager {
  const emit = manager.emit.bind(manager);
  return Object.assign(manager, {
    emit(...event: unknown[]): boolean {
      try {
        return Boolean(Reflect.apply(emit, manager, event));
      } catch (error) {
        onUnreadable(error);
        return true;
      }
    },
  });
}

/** What a client needs besides Discord. */
export interface ClientOptions {
  /** Comes when it is to hear nothing more. */
  readonly signal: AbortSignal;
  /** Another address than Discord's own, without the version. */
  readonly api?: string;
  /** Those that it runs; all that Discord recommends when left out. */
  readonly shards?: Shards;
  /** Told of every event that couldn't be read. */
  readonly onUnreadable: (error: unknown) => void;
}

/** A client of Discord that isn't connected yet. */
export function createClient({ signal, api, shards, onUnreadable }: ClientOptions): Client {
  const strategy = endingWith(signal);
  return new Client({
    intents: INTENTS,
    // Direct messages come from channels that the client hasn't seen before.
    partials: [Partials.Channel],
    ...(shards ? { shards: [...shards.ids], shardCount: shards.count } : { shards: 'auto' }),
    allowedMentions: NO_MENTIONS,
    makeCache: CACHES,
    waitGuildTimeout: WAIT_FOR_SERVERS,
    ws: { buildStrategy: (manager) => strategy(surviving(manager, onUnreadable)) },
    rest: {
      timeout: REQUEST_TIMEOUT,
      handlerSweepInterval: FORGET_ROUTES,
      ...(api === undefined ? {} : { api }),
    },
  });
}
