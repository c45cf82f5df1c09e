import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSlack } from '../../../adapters/slack/slack.ts';
import type { Adapter, RefusedError } from '../../../src/adapter.ts';
import { startServer } from '../../../src/server/server.ts';
import type { Service } from '../../../src/service.ts';
import type { SlackPeer } from '../../peers/slack/peer.ts';
import { PICTURES } from '../../support/pictures.ts';

export type Mode = 'socket' | 'http';

/** The address under which Slack is told to fetch pictures; nobody does in these tests. */
export const PUBLIC_URL = 'https://stretch.example.com';

export interface ConnectOptions {
  readonly mode?: Mode;
  /** Left out, pictures are uploaded. */
  readonly publicUrl?: string;
  /** Where uploads are remembered; a folder of its own when left out. */
  readonly folder?: string;
  /** How long Slack may take over one call, in milliseconds. */
  readonly patience?: number;
}

/** A bot connected to a peer. */
export interface Connected {
  readonly adapter: Adapter;
  /** The line at its start. */
  readonly where: string;
  readonly refusals: readonly RefusedError[];
  /** The address that Slack asks, over HTTP. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Connects the bot to a peer of Slack, as the command line does, on a free port. */
export async function connect(
  slack: SlackPeer,
  service: Service,
  { mode = 'socket', publicUrl, folder, patience }: ConnectOptions = {},
): Promise<Connected> {
  const { apiUrl: api, botToken, appToken, signingSecret } = slack;
  const memory = folder ?? mkdtempSync(join(tmpdir(), 'unhunch-slack-'));
  const refusals: RefusedError[] = [];
  const config =
    mode === 'socket'
      ? ({ mode, botToken, appToken, api } as const)
      : ({ mode, botToken, signingSecret, api } as const);
  const adapter = createSlack(config, service, {
    pictures: { folder: memory, ...(publicUrl === undefined ? {} : { publicUrl }) },
    ...(patience === undefined ? {} : { patience }),
    onRefused: (refusal) => void refusals.push(refusal),
  });
  const server = await startServer(0, PICTURES, adapter.routes);
  const url = `http://127.0.0.1:${server.port}/slack/events`;
  if (mode === 'http') slack.useRequestUrl(url);

  async function stop(): Promise<void> {
    await adapter.stop();
    await server.close();
    if (folder === undefined) rmSync(memory, { recursive: true, force: true });
  }

  try {
    return { adapter, where: await adapter.start(), refusals, url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
