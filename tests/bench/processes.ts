import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { NODE_FLAGS } from '../support/node-flags.ts';

/** A process of the bench's, by its script's path from here. */
export interface Running {
  /** Its next line. */
  line(): Promise<string>;
  /** Tells it to end, and waits until it has. */
  end(): Promise<void>;
}

/** Starts a script; what it prints is for {@link Running.line}, what goes wrong for the terminal. */
export function run(script: string, ...args: string[]): Running {
  const child: ChildProcess = spawn(
    process.execPath,
    [...NODE_FLAGS, join(import.meta.dirname, script), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' },
    },
  );
  if (!child.stdout) throw new Error('the process has no output');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    line: async () => String((await lines.next()).value),
    end: () => end(child),
  };
}

/** Tells a process to end, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
