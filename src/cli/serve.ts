import type { Writable } from 'node:stream';
import type { Adapter, OnRefused, RefusedError } from '../adapter.ts';
import type { Log } from '../log.ts';
import { startServer } from '../server/server.ts';
import { writeLine } from '../stream/write-line.ts';

export interface ServeOptions {
  readonly log: Log;
  readonly output: Writable;
  readonly port: number;
  /** The folder of built pictures. */
  readonly pictures: string;
  /** Whether pictures are served even when no adapter wants to be asked over HTTP. */
  readonly publicUrl?: string;
  /** Platforms that aren't set up, for the line at start. */
  readonly off: readonly string[];
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
 * Connects to the platforms and answers people until told to stop (SIGTERM,
 * Ctrl-C) or refused for good.
 *
 * @returns the exit code: 0 after a stop, 1 when a platform refuses.
 */
export async function serve(
  connect: (onRefused: OnRefused) => Promise<readonly Adapter[]>,
  { log, output, port, pictures, publicUrl, off, posts }: ServeOptions,
): Promise<number> {
  const { promise: ended, resolve: end } = Promise.withResolvers<RefusedError | 'stopped'>();
  // Once more changes nothing: npm passes on what a terminal sends to both.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end('stopped'));
  // What nobody caught ends the process, but without its message: that may quote somebody.
  process.once('uncaughtException', (error) => {
    log.failure('crashed', error);
    process.exit(1);
  });

  const adapters = await connect(end);
  const routes = adapters.flatMap((adapter) => adapter.routes);
  const server =
    routes.length > 0 || publicUrl ? await startServer(port, pictures, routes) : undefined;
  const started = Promise.all(adapters.map((adapter) => adapter.start()));
  const greeted = started.then(async (where) => {
    await posts?.start(adapters);
    const listening = server ? [`listening on port ${server.port}`] : [];
    const absent = off.length > 0 ? [`off: ${off.join(', ')}`] : [];
    await writeLine(output, `Unhunch is there. ${[...where, ...listening, ...absent].join(' · ')}`);
    log.info('started', { adapters: adapters.map(({ name }) => name).join(' ') });
    return ended;
  });

  // A platform that can't be reached yet doesn't keep anybody from stopping the bot.
  const reason = await Promise.race([ended, greeted]);
  if (reason !== 'stopped') process.stderr.write(`${reason.message}\n`);
  const code = reason === 'stopped' ? 0 : 1;
  const timer = setTimeout(() => process.exit(code), LAST_WORDS);
  await Promise.allSettled([posts?.stop()]);
  await Promise.allSettled([...adapters.map((adapter) => adapter.stop()), server?.close()]);
  clearTimeout(timer);
  log.info('stopped');
  return code;
}
