import type { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Adapter, OnRefused, RefusedError } from '../adapter.ts';
import type { Log } from '../log.ts';
import { type Operations, operatingRoutes, type Part } from '../server/operations.ts';
import { startServer } from '../server/server.ts';
import { writeLine } from '../stream/write-line.ts';
import type { StartGuard } from './start-guard.ts';
import type { Storage } from './storage.ts';

export interface ServeOptions {
  readonly log: Log;
  /** Aborted when the bot is told to stop, perhaps before anything has begun. */
  readonly told: AbortSignal;
  readonly output: Writable;
  readonly port: number;
  /** The folder of built pictures. */
  readonly pictures: string;
  /** Whether the port is listened on even when no adapter wants to be asked over HTTP. */
  readonly listens: boolean;
  readonly metrics?: Operations['metrics'];
  /** Platforms that aren't set up, for the line at start. */
  readonly off: readonly string[];
  readonly guard: StartGuard;
  readonly storage: Storage;
  /** What goes on in between without anybody asking: the daily posts. */
  readonly posts?: {
    /** Begins once the adapters have connected. */
    start(adapters: readonly Adapter[]): Promise<void>;
    /** Sends what is going out, while the adapters are still connected. */
    stop(): Promise<void>;
  };
}

/** How long what is under way may take at the end, in milliseconds: posts up to ten seconds of it. */
const LAST_WORDS = 11_000;

/**
 * Connects to the platforms and answers people until told to stop or refused
 * for good.
 *
 * @returns the exit code: 0 after a stop, 1 when a platform refuses.
 */
export async function serve(
  connect: (onRefused: OnRefused) => Promise<readonly Adapter[]>,
  options: ServeOptions,
): Promise<number> {
  const { log, told, output, port, pictures, listens, metrics, guard, storage, posts } = options;
  const { promise: ended, resolve: end } = Promise.withResolvers<RefusedError | 'stopped'>();
  const stopping = new AbortController();
  told.addEventListener('abort', () => end('stopped'));
  // What nobody caught ends the process, but without its message: that may quote somebody.
  process.once('uncaughtException', (error) => {
    log.failure('crashed', error);
    process.exit(1);
  });

  if (told.aborted) {
    await guard.forget();
    log.info('stopped');
    return 0;
  }
  const adapters = await connect(end);
  const routes = adapters.flatMap((adapter) => adapter.routes);
  const parts = () => look(adapters, storage, stopping.signal);
  const operations = operatingRoutes({ parts, ...(metrics ? { metrics } : {}) });
  const server =
    routes.length > 0 || listens
      ? await startServer(port, pictures, [...routes, ...operations])
      : undefined;
  const started = waitAfterCrashes(guard, log, stopping.signal).then(() =>
    Promise.all(adapters.map((adapter) => adapter.start())),
  );
  const greeted = started.then(async (where) => {
    await posts?.start(adapters);
    const http = describeHttp(server?.port, metrics);
    const off = [...options.off, ...http.off];
    const absent = off.length > 0 ? [`off: ${off.join(', ')}`] : [];
    const line = [...where, await describeStorage(storage), ...http.on, ...absent].join(' · ');
    await writeLine(output, `Unhunch is there. ${line}`);
    log.info('started', { adapters: adapters.map(({ name }) => name).join(' ') });
    return ended;
  });

  // A platform that can't be reached yet doesn't keep anybody from stopping the bot.
  const reason = await Promise.race([ended, greeted]);
  stopping.abort();
  if (reason !== 'stopped') process.stderr.write(`${reason.message}\n`);
  const code = reason === 'stopped' ? 0 : 1;
  const timer = setTimeout(() => process.exit(code), LAST_WORDS);
  if (reason === 'stopped') await guard.forget();
  await Promise.allSettled([posts?.stop()]);
  await Promise.allSettled([...adapters.map((adapter) => adapter.stop()), server?.close()]);
  clearTimeout(timer);
  log.info('stopped');
  return code;
}

/** After many starts in a row that ended badly, the platforms are left alone for a while. */
async function waitAfterCrashes(
  { starts, wait }: StartGuard,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  if (wait === 0) return;
  log.info('start.waiting', { starts, seconds: wait / 1_000 });
  await delay(wait, undefined, { signal });
}

/** How every part is. A bot that stops takes nothing new, whatever its parts say. */
async function look(
  adapters: readonly Adapter[],
  storage: Storage,
  stopping: AbortSignal,
): Promise<Part[]> {
  const state = await storage.state();
  const platforms = adapters.map((adapter): Part => {
    const ready = adapter.isConnected() && !stopping.aborted;
    return { name: adapter.name, state: ready ? 'connected' : 'away', ready };
  });
  return [...platforms, { name: 'storage', state, ready: state === 'open' || state === 'unused' }];
}

async function describeStorage(storage: Storage): Promise<string> {
  const state = await storage.state();
  if (state === 'unused') return 'nothing to remember yet';
  if (state === 'unwritable') return 'nothing can be remembered';
  return `database ${storage.where()}`;
}

function describeHttp(
  port: number | undefined,
  metrics: Operations['metrics'],
): { on: string[]; off: string[] } {
  if (port === undefined) return { on: [], off: ['HTTP'] };
  if (!metrics) return { on: [`listening on port ${port}`], off: ['metrics'] };
  const readers = metrics.forAll ? 'all' : 'this machine';
  return { on: [`listening on port ${port}, metrics for ${readers}`], off: [] };
}
