import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderCard } from '../../../adapters/discord/render/message.ts';
import { renderMessage } from '../../../adapters/slack/render/message.ts';
import { createBot } from '../../../src/bot.ts';
import { englishContent } from '../../support/content.ts';
import { SIGNING_SECRET } from './slack-peer.ts';
import { NODE_FLAGS } from '../../support/node-flags.ts';

/** What is asked in the bench: a question whose answer has no picture, so that both bots send as much. */
export const QUESTION = 'what causes upper back pain';

const ROOT = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'unhunch-bench-'));

export type Platform = 'discord' | 'slack';
export type Kind = 'bare' | 'unhunch';

/** A bot in a process of its own. */
export interface BotProcess {
  /** Milliseconds from its start until it was connected. */
  readonly ready: number;
  readonly url: string;
  /** Megabytes of memory in use now. */
  memory(): number;
  stop(): void;
}

/** Starts a bot and waits until it says that it is connected. */
export async function startBot(
  kind: Kind,
  platforms: readonly Platform[],
  apis: Readonly<Record<Platform, string>>,
): Promise<BotProcess> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    PORT: `${port}`,
    UNHUNCH_DATA: folder,
    // One person asks everything here.
    UNHUNCH_LIMIT: '0',
    // The address only keeps pictures from being uploaded; nobody fetches from it here.
    UNHUNCH_PUBLIC_URL: 'https://bench.example',
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
    ...(platforms.includes('discord')
      ? { DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: apis.discord }
      : {}),
    ...(platforms.includes('slack')
      ? {
          SLACK_BOT_TOKEN: 'xoxb-bench',
          SLACK_SIGNING_SECRET: SIGNING_SECRET,
          SLACK_API_URL: apis.slack,
        }
      : {}),
  };
  const program =
    kind === 'unhunch'
      ? [join(ROOT, 'src/main.ts')]
      : [join(import.meta.dirname, 'bare-bots.ts'), await answersFile()];
  const start = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, ...program], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await said(child);
  return {
    ready: performance.now() - start,
    url: `http://127.0.0.1:${port}`,
    memory: () => residentMegabytes(child.pid ?? 0),
    stop: () => void child.kill('SIGKILL'),
  };
}

/** Resolves at the first line that a process writes. */
function said(child: ChildProcess): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.stdout?.once('data', () => resolve());
  child.once('exit', (code) => reject(new Error(`a bot left with ${code}`)));
  return promise;
}

/** What the bare bots answer, in a file: the payloads that Unhunch answers the question with. */
async function answersFile(): Promise<string> {
  const input = { type: 'command', name: 'ask', text: QUESTION } as const;
  const { card } = await createBot(await englishContent()).handle({
    platform: 'bench',
    private: false,
    input,
  });
  const { components } = renderCard(card);
  const { blocks } = renderMessage(card, () => undefined);
  const file = join(folder, 'answers.json');
  writeFileSync(file, JSON.stringify({ components, blocks }));
  return file;
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html on the share of memory that is a process's own (PSS). */
function residentMegabytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
  });
  return promise;
}
