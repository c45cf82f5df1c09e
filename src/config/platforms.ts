import { bare, type Shards, shardsOf } from './values.ts';
import { ConfigError, type Environment, read, SLACK_PAGE } from './variables.ts';

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
