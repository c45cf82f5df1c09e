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
  /** Where people's apps reach this bot over HTTPS, from `UNHUNCH_PUBLIC_URL`; without a slash at its end. */
  readonly publicUrl?: string;
  /** The port that is listened on, once something is to be served there. */
  readonly port: number;
  /** Where the page in the browser is served, from `UNHUNCH_WEB`; left out when it is off. */
  readonly web?: WebConfig;
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
  /** Another address than Discord's own, without the version: a proxy or a test server. */
  readonly api?: string;
}

/** Socket Mode with an app token, else signed HTTP with the signing secret. */
export type SlackConfig = {
  readonly botToken: string;
  /** Another address than Slack's own, with a slash at its end: a proxy or a test server. */
  readonly api?: string;
} & (
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string }
);

/** Thrown for an environment variable that can't be used; the message names it and the remedy. */
export class ConfigError extends Error {
  constructor(variable: string, remedy: string) {
    super(`${variable}: ${remedy}`);
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const SLACK_PAGE = 'your app’s page at https://api.slack.com/apps';

/** "90", "90m", "2h". */
const CATCH_UP = /^(\d{1,4})\s*(h|m|min)?$/i;
const MINUTES_AN_HOUR = 60;
const LONGEST_CATCH_UP = 24 * MINUTES_AN_HOUR;

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
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .refine((port) => Number(port) <= 65_535),
    remedy: 'write a port number from 0 to 65535, such as 3000; 0 takes a free one.',
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
  SLACK_API_URL: {
    schema: z.url({ protocol: /^https?$/ }),
    remedy:
      'write an address such as "http://127.0.0.1:8080/api/", or leave it out for Slack itself.',
  },
} as const;

type Variable = keyof typeof VARIABLES;

const DEFAULT_PORT = 3_000;
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
  const web = readWeb(read(env, 'UNHUNCH_WEB'));
  return {
    language: read(env, 'UNHUNCH_LANGUAGE') ?? 'en',
    data: read(env, 'UNHUNCH_DATA') ?? DEFAULT_DATA,
    port: Number(read(env, 'PORT') ?? DEFAULT_PORT),
    ...(content === undefined ? {} : { content }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(catchUp === undefined ? {} : { catchUpMinutes: minutesOf(catchUp) }),
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.replace(/\/+$/, '') }),
    ...(web === undefined ? {} : { web }),
  };
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
  if (token === undefined) return undefined;
  // discord.js adds the version of the API itself.
  return { token, ...(api === undefined ? {} : { api: api.replace(/(\/v\d+)?\/*$/, '') }) };
}

function readSlack(env: Environment): SlackConfig | undefined {
  const botToken = read(env, 'SLACK_BOT_TOKEN');
  const appToken = read(env, 'SLACK_APP_TOKEN');
  const signingSecret = read(env, 'SLACK_SIGNING_SECRET');
  const api = read(env, 'SLACK_API_URL');
  if (botToken === undefined) {
    const lonely = appToken === undefined ? 'SLACK_SIGNING_SECRET' : 'SLACK_APP_TOKEN';
    if (appToken === undefined && signingSecret === undefined) return undefined;
    throw new ConfigError(
      'SLACK_BOT_TOKEN',
      `it is missing, and ${lonely} is no use without it. Copy it from ${SLACK_PAGE}, OAuth & Permissions, Bot User OAuth Token.`,
    );
  }
  const common = { botToken, ...(api === undefined ? {} : { api: `${api.replace(/\/+$/, '')}/` }) };
  if (appToken !== undefined) return { ...common, mode: 'socket', appToken };
  if (signingSecret !== undefined) return { ...common, mode: 'http', signingSecret };
  throw new ConfigError(
    'SLACK_APP_TOKEN',
    `it is missing. Make an app-level token with the scope connections:write on ${SLACK_PAGE}, Basic Information; or, to receive signed HTTP instead, set SLACK_SIGNING_SECRET.`,
  );
}

function minutesOf(catchUp: string): number {
  const [, number, unit = ''] = CATCH_UP.exec(catchUp) ?? [];
  return Number(number) * (unit.toLowerCase() === 'h' ? MINUTES_AN_HOUR : 1);
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
