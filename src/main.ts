#!/usr/bin/env node
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chat } from '../adapters/console/console.ts';
import { createConsolePoster } from '../adapters/console/poster.ts';
import { RefusedError } from './adapter.ts';
import { assemble, assembleService, figures, place, root, storagePlace, tell } from './assemble.ts';
import { askForMachines, askForPeople, askLines } from './cli/ask.ts';
import { checkContent } from './cli/check-content.ts';
import { printNext } from './cli/next.ts';
import { namingOptions } from './cli/naming-options.ts';
import { type Actions, createProgram } from './cli/program.ts';
import * as manage from './cli/schedules/manage.ts';
import { exportLines, importLines } from './cli/schedules/transfer.ts';
import { ConfigError, readConfig, readPlatforms } from './config.ts';
import { ContentError } from './content/content-error.ts';
import { loadContent } from './content/load.ts';
import { createLog } from './log.ts';
import type { Poster } from './poster.ts';
import type { Origin } from './request.ts';
import { ScheduleError } from './schedule/schedule-error.ts';
import { PortError } from './server/port-error.ts';
import type { Database } from './storage/database.ts';
import { StorageError } from './storage/storage-error.ts';

/** A command is answered within two and a half seconds, with the desk or without. */
const DESK_PATIENCE_MS = 2_000;
/** Nobody acknowledges anything in a terminal: the first start of a database may take its time. */
const TERMINAL_PATIENCE_MS = 60_000;

/** Does something with the database and the desk over it, and leaves them. */
async function atDesk(work: (db: Database, tools: manage.Tools) => Promise<void>): Promise<void> {
  const { openDatabase } = await import('./storage/database.ts');
  const { openDeskAlone } = await import('./cli/schedules/alone.ts');
  const { context } = await assemble();
  const db = await openDatabase({ ...storagePlace(), onProgress: tell });
  try {
    const tools = { desk: openDeskAlone(db, context), output: process.stdout };
    await namingOptions(() => work(db, tools));
  } finally {
    await db.close();
  }
}

/** The terminal as a place with one channel, and whoever sits at it. */
function here(): Origin {
  return {
    workspace: 'here',
    channel: 'terminal',
    person: 'you',
    manages: true,
    zone: Temporal.Now.timeZoneId(),
  };
}

const actions: Actions = {
  async start() {
    const config = readConfig(process.env);
    const platforms = readPlatforms(process.env);
    if (!platforms.discord && !platforms.slack) return actions.chat();
    const log = createLog();
    let posters: ReadonlyMap<string, Poster> = new Map();
    const { service, desk } = await assembleService(log, {
      posters: () => posters,
      patience: DESK_PATIENCE_MS,
      onProgress: tell,
    });
    const { connect } = await import('./connect.ts');
    const { serve } = await import('./cli/serve.ts');
    const code = await serve((onRefused) => connect(platforms, config, service, onRefused), {
      log,
      output: process.stdout,
      port: config.port,
      pictures: join(figures, 'built'),
      off: [...(platforms.discord ? [] : ['Discord']), ...(platforms.slack ? [] : ['Slack'])],
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
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
  },

  async chat() {
    const poster = createConsolePoster();
    const { service, desk } = await assembleService(
      createLog(undefined, 'error'),
      { posters: () => new Map([['console', poster]]), onProgress: tell },
      TERMINAL_PATIENCE_MS,
    );
    // Who chats needs no answer from it; who asks for it hears what is wrong.
    desk.wake().catch(() => {});
    await chat(service, process.stdin, process.stdout, { from: here(), poster });
    await desk.close();
  },

  async ask(text, { json, jsonl }) {
    const { bot } = await assemble();
    const query = text.join(' ');
    if (jsonl) return askLines(bot, process.stdin, process.stdout);
    if (json) return askForMachines(bot, query, process.stdout);
    return askForPeople(bot, query, process.stdout);
  },

  async checkContent(folder) {
    if (!(await checkContent(place(folder), process.stdout, process.stderr))) process.exitCode = 1;
  },

  schedules: {
    list: (options) => atDesk((db) => manage.list(db, options, process.stdout)),
    add: (options) => atDesk((_, tools) => manage.add(options, tools)),
    next: (options) => atDesk((_, tools) => manage.next(options, tools)),
    pause: (options) => atDesk((_, tools) => manage.pause(options, tools)),
    resume: (options) => atDesk((_, tools) => manage.resume(options, tools)),
    remove: (options) => atDesk((_, tools) => manage.remove(options, tools)),
    now: (options) => atDesk((_, tools) => manage.now(options, tools)),
  },

  exportLines: (options) => atDesk((db) => exportLines(db, options, { output: process.stdout })),

  importLines: (file) =>
    atDesk(async (db) => {
      const input = file === undefined ? process.stdin : createReadStream(file);
      const streams = { output: process.stdout, errors: process.stderr };
      const good = await importLines(db, input, streams, Temporal.Now.instant());
      if (!good) process.exitCode = 1;
    }),

  next: (options) => printNext(options, Temporal.Now.instant(), process.stdout),

  async slackManifest() {
    const { publicUrl } = readConfig(process.env);
    const { phrases } = await loadContent(place());
    const { slackManifest } = await import('../adapters/slack/manifest.ts');
    const manifest = slackManifest({ phrases, ...(publicUrl ? { publicUrl } : {}) });
    process.stdout.write(`${JSON.stringify(manifest, undefined, 2)}\n`);
  },
};

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

// npm's scripts name the file; it adds to the environment and overrides nothing.
const envFile = process.env['UNHUNCH_ENV_FILE'];
if (envFile && existsSync(envFile)) process.loadEnvFile(envFile);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // When the reader went away, as `| head` does, there is nobody left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The answer can't be written: ${error.message}\n`);
  process.exit(1);
});

// A log that nobody reads any more is no reason to leave people without answers.
process.stderr.on('error', () => {});

/** Errors that tell whoever runs the bot what to do; anything else is a fault of ours. */
const TOLD = [ConfigError, ContentError, PortError, RefusedError, ScheduleError, StorageError];

try {
  await createProgram(version, actions).parseAsync();
} catch (error) {
  if (!(error instanceof Error && TOLD.some((kind) => error instanceof kind))) throw error;
  process.stderr.write(`${error.message}\n`);
  // What had connected before must not keep the process.
  process.exit(1);
}
