#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefusedError } from './adapter.ts';
import { assemble, place, root, storagePlace, tell } from './assemble.ts';
import { askForMachines, askForPeople, askLines } from './cli/ask.ts';
import { checkContent } from './cli/check-content.ts';
import { hearStop } from './cli/hear-stop.ts';
import { expectKept } from './cli/expect-kept.ts';
import { checkHealth } from './cli/health.ts';
import { forget } from './cli/forget.ts';
import { forgetInstallations } from './cli/forget-installations.ts';
import { InputFileError, openInput } from './cli/input-file.ts';
import { printNext } from './cli/next.ts';
import { namingOptions } from './cli/naming-options.ts';
import { type Actions, createProgram } from './cli/program.ts';
import * as manage from './cli/schedules/manage.ts';
import { exportLines, importLines } from './cli/schedules/transfer.ts';
import { readConfig } from './config/config.ts';
import { addEnvFile } from './config/env-file.ts';
import { readPlatforms } from './config/platforms.ts';
import { ConfigError } from './config/variables.ts';
import { ContentError } from './content/content-error.ts';
import { loadContent } from './content/load.ts';
import { ScheduleError } from './schedule/schedule-error.ts';
import { newKey } from './secrets/key-ring.ts';
import { SealError } from './secrets/seal-error.ts';
import { PortError } from './server/port-error.ts';
import type { Database } from './storage/database.ts';
import { StorageError } from './storage/storage-error.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

/**
 * Does something with the database and the desk over it, and leaves them.
 *
 * @param begins whether a database is made where there is none.
 */
async function atDesk(
  work: (db: Database, tools: manage.Tools) => Promise<void>,
  { begins = false } = {},
): Promise<void> {
  if (!begins) expectKept(storagePlace());
  const { openDatabase } = await import('./storage/database.ts');
  const { openDeskAlone } = await import('./cli/schedules/alone.ts');
  const { context } = await assemble();
  const db = await openDatabase({ ...storagePlace(), onProgress: tell });
  try {
    const desk = openDeskAlone(db, context);
    const tools = { desk, output: process.stdout, now: Temporal.Now.instant() };
    await namingOptions(() => work(db, tools));
  } finally {
    await db.close();
  }
}

const actions: Actions = {
  async start() {
    const { discord, slack } = readPlatforms(process.env);
    if (discord || slack) return actions.serve();
    const { chatHere } = await import('./terminal.ts');
    return chatHere(readConfig(process.env));
  },

  async serve() {
    const told = hearStop();
    const { serveHere } = await import('./serving.ts');
    return serveHere(version, told);
  },

  async health() {
    const { port } = readConfig(process.env);
    if (!(await checkHealth(port, process.stdout))) process.exitCode = 1;
  },

  async chat() {
    const { chatHere } = await import('./terminal.ts');
    await chatHere();
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
    add: (options) => atDesk((_, tools) => manage.add(options, tools), { begins: true }),
    next: (options) => atDesk((_, tools) => manage.next(options, tools)),
    pause: (options) => atDesk((_, tools) => manage.pause(options, tools)),
    resume: (options) => atDesk((_, tools) => manage.resume(options, tools)),
    remove: (options) => atDesk((_, tools) => manage.remove(options, tools)),
    now: (options) => atDesk((_, tools) => manage.now(options, tools)),
  },

  exportLines: (options) => atDesk((db) => exportLines(db, options, { output: process.stdout })),

  async importLines(file) {
    const input = file === undefined ? process.stdin : await openInput(file);
    const bring = async (db: Database, { output, now }: manage.Tools) => {
      const streams = { output, errors: process.stderr };
      if (!(await importLines(db, input, streams, now))) process.exitCode = 1;
    };
    await atDesk(bring, { begins: true });
  },

  forgetInstallations: (options) =>
    atDesk(async (db, { output }) => {
      const asking = { input: process.stdin, output };
      if (!(await forgetInstallations(db, options, asking))) process.exitCode = 1;
    }),

  key: () => void process.stdout.write(`${newKey()}\n`),

  forget: (options) =>
    atDesk(async (db, { desk, output }) => {
      const tools = { db, desk, input: process.stdin, output };
      if (!(await forget(options, tools))) process.exitCode = 1;
    }),

  next: (options) => printNext(options, Temporal.Now.instant(), process.stdout),

  async slackManifest({ many }) {
    const { publicUrl, isOffered } = readConfig(process.env);
    if (many && publicUrl === undefined) {
      throw new ConfigError(
        'UNHUNCH_PUBLIC_URL',
        'it is missing. Write the address at which workspaces will install the app.',
      );
    }
    const { phrases } = await loadContent(place());
    const { slackManifest } = await import('../adapters/slack/manifest.ts');
    const address = publicUrl ? { publicUrl } : {};
    const manifest = slackManifest({ phrases, ...address, isOffered: many ?? isOffered ?? false });
    process.stdout.write(`${JSON.stringify(manifest, undefined, 2)}\n`);
  },
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // When the reader went away, as `| head` does, there is nobody left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The answer can't be written: ${error.message}\n`);
  process.exit(1);
});

// A log that nobody reads any more is no reason to leave people without answers.
process.stderr.on('error', () => {});

/** Errors that tell whoever runs the bot what to do; anything else is a fault of ours. */
const TOLD = [
  ConfigError,
  ContentError,
  InputFileError,
  PortError,
  RefusedError,
  ScheduleError,
  SealError,
  StorageError,
];

try {
  // npm's scripts name the file; it adds to the environment and overrides nothing.
  const envFile = process.env['UNHUNCH_ENV_FILE'];
  if (envFile) addEnvFile(envFile, process.env);
  await createProgram(version, actions).parseAsync();
} catch (error) {
  if (!(error instanceof Error && TOLD.some((kind) => error instanceof kind))) throw error;
  process.stderr.write(`${error.message}\n`);
  // What had connected before must not keep the process.
  process.exit(1);
}
