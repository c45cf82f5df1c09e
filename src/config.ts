import { z } from 'zod';

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

/** Some of the connections that a bot's Discord servers are spread over: server `id` is on shard `(id >> 22) % count`. */
export interface Shards {
  /** Counted from 0, ascending. */
  readonly ids: readonly number[];
  /** How many there are in all processes together. */
  readonly count: number;
}

/** Where the page in the browser is served. */
export interface WebConfig {
  /** A name or an IP address, without brackets: "127.0.0.1". */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Whether it was left out, so that another port does where this one is taken. */
  readonly isDefault: boolean;
}

/** The platforms that are set up. */
export interface Platforms {
  readonly discord?: DiscordConfig;
  readonly slack?: SlackConfig;
}

export interface DiscordConfig {
  readonly token: string;
  /** The shards that this process runs, from `DISCORD_SHARDS`; without it all that Discord recommends. */
  readonly shards?: Shards;
  /** Another address than Discord's own, without the version: a proxy or a test server. */
  readonly api?: string;
}

/** One workspace by its token, else as many as install the app; Socket Mode with an app token, else signed HTTP with the signing secret. */
export type SlackConfig = {
  /** Another address than Slack's own, with a slash at its end: a proxy or a test server. */
  readonly api?: string;
} & ({ readonly botToken: string } | { readonly app: SlackApp }) &
  (
    | { readonly mode: 'socket'; readonly appToken: string }
    | { readonly mode: 'http'; readonly signingSecret: string }
  );

/** What it takes to be installed in many workspaces. */
export interface SlackApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people install it, without a slash at its end. */
  readonly publicUrl: string;
}

/** Thrown for an environment variable that can't be used; the message names it and the remedy. */
export class ConfigError extends Error {
  constructor(variable: string, remedy: string) {
    super(`${variable}: ${remedy}`);
    this.name = 'ConfigError';
  }
}

/** Bytes of a key: AES-256. */
const KEY_BYTES = 32;

type Environment = Readonly<Record<string, string | undefined>>;

const SLACK_PAGE = 'your app’s page at https://api.slack.com/apps';

/** "90", "90m", "2h". */
const CATCH_UP = /^(\d{1,4})\s*(h|m|min)?$/i;
const MINUTES_AN_HOUR = 60;
const LONGEST_CATCH_UP = 24 * MINUTES_AN_HOUR;
/** In days: a week is looked back on, and what was missed in the last seven days may still be noted. */
const SHORTEST_RETENTION = 14;
const LONGEST_RETENTION = 366;

const SCHEDULERS = ['managers', 'members', 'everybody'] as const;
const METRICS = ['local', 'all', 'off'] as const;

/** "off", "3131", "0.0.0.0:3131", "[::1]:3131". */
const WEB = /^(?:off|(?:([\w.-]+|\[[\da-f:.]+\]):)?(\d{1,5}))$/i;

/** How each variable must look, and what to do when it doesn't. */
const VARIABLES = {
  UNHUNCH_LANGUAGE: {
    schema: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    remedy: 'use a language folder of data/, such as "en".',
  },
  UNHUNCH_CONTENT: { schema: z.string(), remedy: '' },
  UNHUNCH_DATA: { schema: z.string(), remedy: '' },
  UNHUNCH_PUBLIC_URL: {
    schema: z.url({ protocol: /^https?$/ }).refine(isBareAddress),
    remedy:
      'write the bare address, without a path, at which the internet reaches this bot, such as "https://stretch.example.com".',
  },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }),
    remedy:
      'write the address of a PostgreSQL server, such as postgres://user:password@host:5432/database, or leave it out: then a database is kept in UNHUNCH_DATA.',
  },
  UNHUNCH_CATCH_UP: {
    schema: z
      .string()
      .regex(CATCH_UP)
      .refine((text) => minutesOf(text) <= LONGEST_CATCH_UP),
    remedy:
      'write how late a daily post may be sent, in minutes or hours, up to a day: "90" or "2h".',
  },
  UNHUNCH_SCHEDULERS: {
    schema: z.enum(SCHEDULERS),
    remedy:
      'write who may set daily stretches up and change them: "managers" (of the server or workspace), "members" (anybody sets up, who did and managers change) or "everybody" (anybody in the channel); or leave it out.',
  },
  UNHUNCH_KEY: {
    schema: z.string().refine((text) => keysIn(text).every((key) => key.length === KEY_BYTES)),
    remedy:
      'this isn’t a key of 32 bytes in base64 or hex. Make one with "unhunch key" or "openssl rand -base64 32"; write several as new,old.',
  },
  UNHUNCH_RETENTION: {
    schema: z
      .string()
      .regex(/^\d{1,3}$/)
      .refine((days) => Number(days) >= SHORTEST_RETENTION && Number(days) <= LONGEST_RETENTION),
    remedy:
      'write for how many days it is remembered what was posted, from 14 to 366, such as "90".',
  },
  UNHUNCH_LIMIT: {
    schema: z.string().regex(/^\d{1,6}$/),
    remedy:
      'write how many requests one person may make in ten seconds, such as 20, or 0 for no limit.',
  },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .refine((port) => Number(port) <= 65_535),
    remedy: 'write a port number from 0 to 65535, such as 3000; 0 takes a free one.',
  },
  UNHUNCH_METRICS: {
    schema: z.enum(METRICS),
    remedy:
      'write "local" (programs on this machine may read /metrics), "all" (whoever reaches PORT may) or "off".',
  },
  UNHUNCH_WEB: {
    schema: z
      .string()
      .regex(WEB)
      .refine((text) => Number(WEB.exec(text)?.[2] ?? 0) <= 65_535),
    remedy:
      'write "off", a port such as "3131" for this computer alone, or host and port such as "0.0.0.0:3131" for others too.',
  },
  DISCORD_TOKEN: {
    schema: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    remedy:
      'this isn’t a bot token (three parts joined by dots). Copy it from https://discord.com/developers/applications, your application, Bot, Reset Token.',
  },
  DISCORD_SHARDS: {
    schema: z.string().refine((text) => shardsOf(text) !== undefined),
    remedy:
      'write which of how many shards this process runs, counted from 0, such as "0-3/16" or "4,6/16"; leave it out to run all that Discord recommends.',
  },
  DISCORD_API_URL: {
    schema: z.url({ protocol: /^https?$/ }),
    remedy:
      'write an address such as "http://127.0.0.1:8080/api", or leave it out for Discord itself.',
  },
  SLACK_BOT_TOKEN: {
    schema: z.string().regex(/^xox[be][.-]\S+$/),
    remedy: `this isn’t a bot token, which begins with "xoxb-". Copy it from ${SLACK_PAGE}, OAuth & Permissions, Bot User OAuth Token.`,
  },
  SLACK_APP_TOKEN: {
    schema: z.string().regex(/^xapp-\S+$/),
    remedy: `this isn’t an app-level token, which begins with "xapp-". Make one with the scope connections:write on ${SLACK_PAGE}, Basic Information, App-Level Tokens.`,
  },
  SLACK_SIGNING_SECRET: {
    schema: z.string().regex(/^(?!xox|xapp)\S+$/),
    remedy: `this isn’t a signing secret, which has no spaces and isn’t a token. Copy it from ${SLACK_PAGE}, Basic Information, Signing Secret.`,
  },
  SLACK_CLIENT_ID: {
    schema: z.string().regex(/^\d+\.\d+$/),
    remedy: `this isn’t a client id, which is two numbers joined by a dot. Copy it from ${SLACK_PAGE}, Basic Information, Client ID.`,
  },
  SLACK_CLIENT_SECRET: {
    schema: z.string().regex(/^(?!xox|xapp)\S+$/),
    remedy: `this isn’t a client secret, which has no spaces and isn’t a token. Copy it from ${SLACK_PAGE}, Basic Information, Client Secret.`,
  },
  SLACK_API_URL: {
    schema: z.url({ protocol: /^https?$/ }),
    remedy:
      'write an address such as "http://127.0.0.1:8080/api/", or leave it out for Slack itself.',
  },
} as const;

type Variable = keyof typeof VARIABLES;

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

/**
 * Reads which platforms to connect to. Apart from the rest, so that whoever is
 * half-way through setting one up can still use the other commands.
 *
 * @throws {ConfigError} for the first variable that can't be used or is missing.
 */
export function readPlatforms(env: Environment): Platforms {
  const discord = readDiscord(env);
  const slack = readSlack(env);
  return { ...(discord ? { discord } : {}), ...(slack ? { slack } : {}) };
}

function readDiscord(env: Environment): DiscordConfig | undefined {
  const token = read(env, 'DISCORD_TOKEN');
  const api = read(env, 'DISCORD_API_URL');
  const shards = shardsOf(read(env, 'DISCORD_SHARDS') ?? '');
  if (token === undefined) return undefined;
  // discord.js adds the version of the API itself.
  return {
    token,
    ...(shards ? { shards } : {}),
    ...(api === undefined ? {} : { api: api.replace(/(\/v\d+)?\/*$/, '') }),
  };
}

function readSlack(env: Environment): SlackConfig | undefined {
  const botToken = read(env, 'SLACK_BOT_TOKEN');
  const appToken = read(env, 'SLACK_APP_TOKEN');
  const signingSecret = read(env, 'SLACK_SIGNING_SECRET');
  const api = read(env, 'SLACK_API_URL');
  const app = botToken === undefined ? readSlackApp(env) : undefined;
  const entry = botToken === undefined ? app && { app } : { botToken };
  if (entry === undefined) {
    if (appToken === undefined && signingSecret === undefined) return undefined;
    const lonely = appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
    throw new ConfigError(
      'SLACK_BOT_TOKEN',
      `it is missing, and ${lonely} is no use without it. Copy it from ${SLACK_PAGE}, OAuth & Permissions, Bot User OAuth Token; or, to be installed in many workspaces, set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.`,
    );
  }
  const common = { ...entry, ...(api === undefined ? {} : { api: `${bare(api)}/` }) };
  if (appToken !== undefined) return { ...common, mode: 'socket', appToken };
  if (signingSecret !== undefined) return { ...common, mode: 'http', signingSecret };
  throw new ConfigError(
    app ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN',
    app
      ? `it is missing. Copy it from ${SLACK_PAGE}, Basic Information, Signing Secret.`
      : `it is missing. Make an app-level token with the scope connections:write on ${SLACK_PAGE}, Basic Information; or, to receive signed HTTP instead, set SLACK_SIGNING_SECRET.`,
  );
}

/** What goes together for an app that workspaces install. */
const APP_SECRETS = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'] as const;
const SLACK_APP = [...APP_SECRETS, 'UNHUNCH_PUBLIC_URL', 'UNHUNCH_KEY'] as const;

/** The app that many workspaces install, if it is set up as one: then nothing of it may be missing. */
function readSlackApp(env: Environment): SlackApp | undefined {
  const [clientId, clientSecret, publicUrl] = SLACK_APP.map((variable) => read(env, variable));
  if (clientId === undefined && clientSecret === undefined) return undefined;
  const missing = SLACK_APP.find((variable) => read(env, variable) === undefined);
  if (missing || !clientId || !clientSecret || !publicUrl) {
    throw new ConfigError(
      missing ?? 'SLACK_CLIENT_ID',
      `it is missing. ${SLACK_APP.join(', ')} go together; docs/slack.md, "Offer it to many workspaces", says where each is from.`,
    );
  }
  return { clientId, clientSecret, publicUrl: bare(publicUrl) };
}

/** An address without slashes at its end. */
function bare(address: string): string {
  return address.replace(/\/+$/, '');
}

/** Keys joined by commas, each in hex or in base64 of either alphabet; one that is neither is empty. */
function keysIn(text: string): Buffer[] {
  return text.split(',').map((part) => {
    const key = part.trim();
    if (/^[0-9a-f]{64}$/i.test(key)) return Buffer.from(key, 'hex');
    return Buffer.from(/^[A-Za-z0-9+/_-]{43}=?$/.test(key) ? key : '', 'base64');
  });
}

function minutesOf(catchUp: string): number {
  const [, number, unit = ''] = CATCH_UP.exec(catchUp) ?? [];
  return Number(number) * (unit.toLowerCase() === 'h' ? MINUTES_AN_HOUR : 1);
}

/** "0-3/16", "0,2,4-7/16". */
const SHARDS = /^(\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*)\/(\d{1,5})$/;

/** The shards that a text names; nothing where it names none, or one that there isn't. */
function shardsOf(text: string): Shards | undefined {
  const [, list = '', of = ''] = SHARDS.exec(text.replaceAll(/\s/g, '')) ?? [];
  const count = Number(of);
  const ids = new Set<number>();
  for (const part of list === '' ? [] : list.split(',')) {
    const [from = Number.NaN, to = from] = part.split('-').map(Number);
    if (from > to || to >= count) return undefined;
    for (let id = from; id <= to; id++) ids.add(id);
  }
  return ids.size > 0 ? { ids: [...ids].toSorted((one, other) => one - other), count } : undefined;
}

/** One variable, checked, or undefined when it is left out. */
function read(env: Environment, variable: Variable): string | undefined {
  const value = env[variable]?.trim();
  if (!value) return undefined;
  const { schema, remedy } = VARIABLES[variable];
  if (!schema.safeParse(value).success) throw new ConfigError(variable, remedy);
  return value;
}

/** Whether an address is nothing but a server's: HTTPS, or a machine's own for trying things out. */
function isBareAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = url;
  const isOwn = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const extras = username + password + search + hash + pathname.replace(/^\/+$/, '');
  return (protocol === 'https:' || isOwn) && extras === '';
}
