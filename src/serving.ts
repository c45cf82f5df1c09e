import { join, resolve } from 'node:path';
import type { OnRefused } from './adapter.ts';
import { assembleService, figures, installationsOf, root, tell } from './assemble.ts';
import { metricsPage } from './cli/metrics-page.ts';
import { serve } from './cli/serve.ts';
import { noteStart } from './cli/start-guard.ts';
import { storageAtAddress, storageInFolder } from './cli/storage.ts';
import { nothingToServe, readConfig } from './config/config.ts';
import { readPlatforms } from './config/platforms.ts';
import { connect } from './connect.ts';
import { createLog } from './log.ts';
import type { PrometheusMeter } from './metrics/prometheus.ts';
import type { Poster } from './poster.ts';

/** A command is answered within two and a half seconds, with the desk or without. */
const DESK_PATIENCE_MS = 2_000;

/**
 * Connects to the platforms that are set up, and answers people there until told to stop; then the
 * process ends.
 *
 * @param version told among the numbers.
 * @param told aborted when the bot is told to stop.
 * @throws {ConfigError} when nothing is set up, or not rightly.
 */
export async function serveHere(version: string, told: AbortSignal): Promise<never> {
  const config = readConfig(process.env);
  const platforms = readPlatforms(process.env);
  const { discord, slack } = platforms;
  const isPageAskedFor = config.web !== undefined && !config.web.isDefault;
  if (!discord && !slack && !isPageAskedFor) throw nothingToServe();
  const log = createLog();
  const folder = resolve(root, config.data);
  const guard = await noteStart(folder, Temporal.Now.instant());
  const counts = config.metrics !== 'off' && (config.listens || slack?.mode === 'http');
  const setUp = [...(discord ? ['discord'] : []), ...(slack ? ['slack'] : [])];
  const meter = counts ? await openMeter(version, setUp) : undefined;
  let posters: ReadonlyMap<string, Poster> = new Map();
  const { service, desk, context } = await assembleService(log, {
    posters: () => posters,
    patience: DESK_PATIENCE_MS,
    onProgress: tell,
    ...(meter ? { meter } : {}),
  });
  const installations = (platform: string) => installationsOf(platform, desk, log);
  const connectAll = (onRefused: OnRefused) =>
    connect(platforms, config, { service, context }, { onRefused, installationsOf: installations });
  const code = await serve(connectAll, {
    log,
    told,
    output: process.stdout,
    port: config.port,
    pictures: join(figures, 'built'),
    listens: config.listens,
    ...(meter && { metrics: metricsPage(meter, desk, config.metrics === 'all') }),
    off: [...(discord ? [] : ['Discord']), ...(slack ? [] : ['Slack'])],
    guard,
    storage:
      config.databaseUrl === undefined
        ? await storageInFolder({ name: config.data, folder }, desk, log)
        : storageAtAddress(desk),
    posts: {
      async start(adapters) {
        posters = new Map(
          adapters.flatMap(({ name, poster }) => (poster ? [[name, poster] as const] : [])),
        );
        await desk.wake();
      },
      stop: () => desk.close(),
    },
  });
  // A connection that was being made may still hang, and nobody needs it any more.
  process.exit(code);
}

/** Loaded only where somebody may read it: it takes 20 MB. */
async function openMeter(version: string, platforms: string[]): Promise<PrometheusMeter> {
  const { createPrometheusMeter } = await import('./metrics/prometheus.ts');
  return createPrometheusMeter(version, platforms);
}
