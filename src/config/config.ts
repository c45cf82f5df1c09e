import { bare, keysIn, minutesOf } from './values.ts';
import { ConfigError, type Environment, METRICS, read, SCHEDULERS, WEB } from './variables.ts';

/** What the environment says, checked. */
export interface Config {
  /** The language folder in use: "en". */
  readonly language: string;
  /** A folder of further content, from `UNHUNCH_CONTENT`. */
  readonly content?: string;
  /** The folder for what has to be remembered, from `UNHUNCH_DATA`. */
  readonly data: string;
  /** A PostgreSQL server, from `DATABASE_URL`; without it one in the data folder is used. */
  readonly databaseUrl?: string;
  /** Minutes after which a daily post is too late to be sent, from `UNHUNCH_CATCH_UP`. */
  readonly catchUpMinutes?: number;
  /** Who may set daily stretches up and change them, from `UNHUNCH_SCHEDULERS`; each platform's custom when left out. */
  readonly schedulers?: (typeof SCHEDULERS)[number];
  /** For how many days it is remembered what was posted, from `UNHUNCH_RETENTION`. */
  readonly retentionDays?: number;
  /** Where people's apps reach this bot over HTTPS, from `UNHUNCH_PUBLIC_URL`; without a slash at its end. */
  readonly publicUrl?: string;
  /** The keys under which secrets are stored, from `UNHUNCH_KEY`: the first seals, all open. */
  readonly keys?: readonly Uint8Array[];
  /** Whether workspaces install the bot's Slack app themselves, as `SLACK_CLIENT_ID` says. */
  readonly isOffered?: true;
  /** Requests that one person may make in ten seconds, from `UNHUNCH_LIMIT`; zero for no limit. */
  readonly limit: number;
  /** The port that is listened on, once something is to be served there. */
  readonly port: number;
  /** Whether it is listened on in any case: `PORT` or `UNHUNCH_PUBLIC_URL` is set. */
  readonly listens: boolean;
  /** Who may read the numbers for Prometheus, from `UNHUNCH_METRICS`. */
  readonly metrics: 'local' | 'all' | 'off';
  /** Where the page in the browser is served, from `UNHUNCH_WEB`; left out when it is off. */
  readonly web?: WebConfig;
}

/** Where the page in the browser is served. */
export interface WebConfig {
  /** A name or an IP address, without brackets: "127.0.0.1". */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Whether it was left out: then it is for who chats here alone, and another port does where this one is taken. */
  readonly isDefault: boolean;
}

const DEFAULT_PORT = 3_000;
/** Nobody clicks or types twice a second for ten seconds. */
const DEFAULT_LIMIT = 20;
const DEFAULT_DATA = 'var';
/** For this computer alone: what is served has no password. */
const DEFAULT_WEB: WebConfig = { host: '127.0.0.1', port: 3_131, isDefault: true };

/**
 * Reads the configuration from an environment. Pure: it reads nothing else. An
 * empty variable counts as left out, and spaces around a value as slips.
 *
 * @throws {ConfigError} for the first variable that can't be used.
 */
export function readConfig(env: Environment): Config {
  const publicUrl = read(env, 'UNHUNCH_PUBLIC_URL');
  const content = read(env, 'UNHUNCH_CONTENT');
  const databaseUrl = read(env, 'DATABASE_URL');
  const catchUp = read(env, 'UNHUNCH_CATCH_UP');
  const schedulers = SCHEDULERS.find((each) => each === read(env, 'UNHUNCH_SCHEDULERS'));
  const keys = read(env, 'UNHUNCH_KEY');
  const port = read(env, 'PORT');
  const retention = read(env, 'UNHUNCH_RETENTION');
  const web = readWeb(read(env, 'UNHUNCH_WEB'));
  return {
    language: read(env, 'UNHUNCH_LANGUAGE') ?? 'en',
    data: read(env, 'UNHUNCH_DATA') ?? DEFAULT_DATA,
    port: Number(port ?? DEFAULT_PORT),
    listens: port !== undefined || publicUrl !== undefined,
    metrics: METRICS.find((each) => each === read(env, 'UNHUNCH_METRICS')) ?? 'local',
    limit: Number(read(env, 'UNHUNCH_LIMIT') ?? DEFAULT_LIMIT),
    ...(content === undefined ? {} : { content }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(catchUp === undefined ? {} : { catchUpMinutes: minutesOf(catchUp) }),
    ...(schedulers === undefined ? {} : { schedulers }),
    ...(keys === undefined ? {} : { keys: keysIn(keys) }),
    ...(read(env, 'SLACK_CLIENT_ID') === undefined ? {} : { isOffered: true }),
    ...(publicUrl === undefined ? {} : { publicUrl: bare(publicUrl) }),
    ...(retention === undefined ? {} : { retentionDays: Number(retention) }),
    ...(web === undefined ? {} : { web }),
  };
}

/** What is wrong when the bot is to be run, and no platform is set up. */
export function nothingToServe(): ConfigError {
  return new ConfigError(
    'DISCORD_TOKEN, SLACK_BOT_TOKEN',
    'neither is set, so there is nothing to connect to. docs/discord.md and docs/slack.md show where to get them.',
  );
}

function readWeb(text: string | undefined): WebConfig | undefined {
  if (text === undefined) return DEFAULT_WEB;
  const [, host = DEFAULT_WEB.host, port] = WEB.exec(text) ?? [];
  if (port === undefined) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port), isDefault: false };
}
