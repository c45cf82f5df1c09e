import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { PlatformName } from './fate.ts';
import type { Place } from './platforms.ts';
import { NODE_FLAGS } from '../support/node-flags.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface BotOptions {
  /** Its name among others, and part of the addresses at which it finds the platforms. */
  readonly name: string;
  readonly folder: string;
  readonly place: Place;
  readonly platforms: readonly PlatformName[];
  /** A file, already open, for what it logs; else the terminal. */
  readonly log?: number;
}

/** The bot that ships, as `npm start` runs it, connected to the platforms at a place. Its first line of output is its greeting. */
export function startBot({ name, folder, place, platforms, log }: BotOptions): ChildProcess {
  const { url, tokens } = place;
  const discord = {
    DISCORD_TOKEN: tokens.discord,
    DISCORD_API_URL: `${url}/${name}/discord/api`,
  };
  const slack = {
    SLACK_BOT_TOKEN: tokens.slackBot,
    SLACK_APP_TOKEN: tokens.slackApp,
    SLACK_API_URL: `${url}/${name}/slack/api/`,
  };
  return spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'src/main.ts')], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
      UNHUNCH_DATA: folder,
      PORT: '0',
      ...(platforms.includes('discord') ? discord : {}),
      ...(platforms.includes('slack') ? slack : {}),
    },
    stdio: ['ignore', 'pipe', log ?? 'inherit'],
  });
}
