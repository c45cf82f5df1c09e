import { z } from 'zod';
import {
  CATCH_UP,
  isBareAddress,
  KEY_BYTES,
  keysIn,
  LONGEST_CATCH_UP,
  minutesOf,
  SHORTEST_CATCH_UP,
  shardsOf,
} from './values.ts';

/** Thrown for an environment variable that can't be used; the message names it and the remedy. */
export class ConfigError extends Error {
  constructor(variable: string, remedy: string) {
    super(`${variable}: ${remedy}`);
    this.name = 'ConfigError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where an app's secrets are copied from. */
export const SLACK_PAGE = 'your app’s page at https://api.slack.com/apps';

/** In days: a week is looked back on, and what was missed in the last seven days may still be noted. */
const SHORTEST_RETENTION = 14;
const LONGEST_RETENTION = 366;

export const SCHEDULERS = ['managers', 'members', 'everybody'] as const;
export const METRICS = ['local', 'all', 'off'] as const;

/** "off", "3131", "0.0.0.0:3131", "[::1]:3131". */
export const WEB = /^(?:off|(?:([\w.-]+|\[[\da-f:.]+\]):)?(\d{1,5}))$/i;

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
      .refine((text) => minutesOf(text) >= SHORTEST_CATCH_UP)
      .refine((text) => minutesOf(text) <= LONGEST_CATCH_UP),
    remedy:
      'write how late a daily post may be sent, in minutes or hours, from a minute up to a day: "90" or "2h".',
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

/** One variable, checked, or undefined when it is left out. */
export function read(env: Environment, variable: Variable): string | undefined {
  const value = env[variable]?.trim();
  if (!value) return undefined;
  const { schema, remedy } = VARIABLES[variable];
  if (!schema.safeParse(value).success) throw new ConfigError(variable, remedy);
  return value;
}
