import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SIGNING_SECRET } from '../bench/chat/slack-peer.ts';
import { NODE_FLAGS } from '../support/node-flags.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where the bot is to live, and whom it talks to. */
export interface Surroundings {
  readonly folder: string;
  readonly discord: string;
  readonly slack: string;
  readonly port: number;
}

/** The bot as it ships, in a process of its own. */
export interface BotProcess {
  readonly url: string;
  /** Megabytes of memory that are its own (PSS); nothing once it has gone. */
  memory(): number | undefined;
  /** Milliseconds of the processor's time that it has taken. */
  processorTime(): number;
  /** What its log said was wrong, with the moment. */
  readonly failures: readonly { readonly event: string; readonly at: number }[];
  /** Tells it to end, and resolves with its exit code. */
  end(): Promise<number | null>;
}

function environment({ folder, discord, slack, port }: Surroundings) {
  return {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
    UNHUNCH_DATA: folder,
    PORT: String(port),
    // Keeps pictures from being uploaded to Slack; nobody fetches from it here.
    UNHUNCH_PUBLIC_URL: 'https://soak.example',
    DISCORD_TOKEN: 'a.b.c',
    DISCORD_API_URL: discord,
    SLACK_BOT_TOKEN: 'xoxb-soak',
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack,
  };
}

const PROGRAM = [...NODE_FLAGS, join(ROOT, 'src/main.ts')];

/** Runs one command of the bot's, with this on its standard input, and waits for its end. */
export async function command(words: readonly string[], input: string, where: Surroundings) {
  const child = spawn(process.execPath, [...PROGRAM, ...words], {
    env: environment(where),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(input);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${String(code)}`);
}

/** Starts the bot and waits until it says that it is there. */
export async function startBot(where: Surroundings): Promise<BotProcess> {
  const child = spawn(process.execPath, PROGRAM, {
    env: environment(where),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const failures: { event: string; at: number }[] = [];
  createInterface(child.stderr).on('line', (line) => {
    const event = failureIn(line);
    if (event !== undefined) failures.push({ event, at: performance.now() });
  });
  await Promise.race([once(child.stdout, 'data'), leaves(child)]);
  const left = (code: number | null, signal: string | null) => {
    const last = failures.slice(-5).map(({ event }) => event);
    process.stderr.write(
      `The bot left in the middle, with ${code ?? signal}: ${last.join('; ')}\n`,
    );
    process.exit(1);
  };
  child.once('exit', left);
  return {
    url: `http://127.0.0.1:${where.port}`,
    failures,
    memory: () => megabytes(child.pid ?? 0),
    processorTime: () => processorTime(child.pid ?? 0),
    async end() {
      child.off('exit', left);
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await gone;
      return typeof code === 'number' ? code : null;
    },
  };
}

async function leaves(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`the bot left with ${String(code)}`);
}

/** The event of a line that says that something was wrong; anything that is no line of the log is. */
function failureIn(line: string): string | undefined {
  try {
    const { level, event, error, code, at } = JSON.parse(line) as Record<string, string>;
    if (level !== 'error') return undefined;
    const where = event === 'crashed' ? at : undefined;
    return [event, error, code, where].filter(Boolean).join(' ');
  } catch {
    return line;
  }
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_smaps.5.html on the share of memory that is a process's own (PSS). */
function megabytes(pid: number): number | undefined {
  let rollup;
  try {
    rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  } catch {
    return undefined;
  }
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: utime and stime, in ticks of 10 ms. */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name, which may hold anything, in brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
