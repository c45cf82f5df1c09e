import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { folderWith } from '../support/folders.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

/** The bot in a process of its own, and what it says. */
export interface Running {
  readonly child: ChildProcess;
  /** The first line on standard output. */
  readonly greeting: Promise<string>;
  /** Resolves when the process has ended, with its code and all that it wrote. */
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

/**
 * `unhunch`, with these variables besides PATH, and without a command unless one is given; without the
 * page unless it is asked for.
 *
 * @param input piped in; nobody and nothing is there when it is left out.
 */
export function startBot(
  env: Record<string, string>,
  { command = [], input }: { readonly command?: readonly string[]; readonly input?: string } = {},
): Running {
  const child = spawn(process.execPath, [MAIN, ...command], {
    env: {
      PATH: process.env['PATH'],
      UNHUNCH_DATA: folderWith({}),
      PORT: '0',
      UNHUNCH_WEB: 'off',
      ...env,
    },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  onTestFinished(() => void child.kill('SIGKILL'));
  const { promise: greeting, resolve: greet } = Promise.withResolvers<string>();
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    out += part;
    if (out.includes('\n')) greet(out.slice(0, out.indexOf('\n')));
  });
  child.stderr?.setEncoding('utf8').on('data', (part: string) => void (err += part));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, greeting, ended };
}
