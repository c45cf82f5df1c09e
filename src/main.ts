#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chat } from '../adapters/console/console.ts';
import { type Adapter, type OnRefused, RefusedError } from './adapter.ts';
import { type Bot, createBot } from './bot.ts';
import { askForMachines, askForPeople, askLines } from './cli/ask.ts';
import { checkContent } from './cli/check-content.ts';
import { printNext } from './cli/next.ts';
import { type Actions, createProgram } from './cli/program.ts';
import { type Config, ConfigError, type Platforms, readConfig, readPlatforms } from './config.ts';
import { ContentError } from './content/content-error.ts';
import { type Content, type ContentPlace, loadContent } from './content/load.ts';
import { openGallery } from './figure/gallery.ts';
import { createLog, type Log } from './log.ts';
import { ScheduleError } from './schedule/schedule-error.ts';
import { PortError } from './server/server.ts';
import { createService, type Service } from './service.ts';

const root = join(import.meta.dirname, '..');
const figures = join(root, 'data/figures');

function place(extra?: string): ContentPlace {
  const { language, content } = readConfig(process.env);
  const folder = extra ?? content;
  return { data: join(root, 'data'), language, ...(folder ? { extra: folder } : {}) };
}

async function assemble(log?: Log): Promise<{ bot: Bot; content: Content }> {
  const content = await loadContent(place());
  const gallery = openGallery(figures);
  const pictureOf = (slug: string) => gallery(slug, content.language);
  const onError = (error: unknown) => log?.failure('bot.failed', error);
  return { bot: createBot(content, { pictureOf, onError }), content };
}

async function assembleService(log: Log): Promise<Service> {
  const { bot, content } = await assemble(log);
  return createService({ bot, phrases: content.phrases, log });
}

/** Adapters are loaded only where they are used: each brings a large library. */
async function connect(
  { discord, slack }: Platforms,
  { data, publicUrl }: Config,
  service: Service,
  onRefused: OnRefused,
): Promise<Adapter[]> {
  const adapters: Adapter[] = [];
  if (discord) {
    const { createDiscord } = await import('../adapters/discord/discord.ts');
    adapters.push(createDiscord(discord, service, { onRefused }));
  }
  if (slack) {
    const { createSlack } = await import('../adapters/slack/slack.ts');
    const pictures = { folder: resolve(root, data), ...(publicUrl ? { publicUrl } : {}) };
    adapters.push(createSlack(slack, service, { pictures, onRefused }));
  }
  return adapters;
}

const actions: Actions = {
  async start() {
    const config = readConfig(process.env);
    const platforms = readPlatforms(process.env);
    if (!platforms.discord && !platforms.slack) return actions.chat();
    const log = createLog();
    const service = await assembleService(log);
    const { serve } = await import('./cli/serve.ts');
    process.exitCode = await serve((onRefused) => connect(platforms, config, service, onRefused), {
      log,
      output: process.stdout,
      port: config.port,
      pictures: join(figures, 'built'),
      off: [...(platforms.discord ? [] : ['Discord']), ...(platforms.slack ? [] : ['Slack'])],
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    });
  },

  async chat() {
    await chat(await assembleService(createLog()), process.stdin, process.stdout);
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

/** Errors that tell whoever runs the bot what to do; anything else is a fault of ours. */
const TOLD = [ConfigError, ContentError, PortError, RefusedError, ScheduleError];

try {
  await createProgram(version, actions).parseAsync();
} catch (error) {
  if (!(error instanceof Error && TOLD.some((kind) => error instanceof kind))) throw error;
  process.stderr.write(`${error.message}\n`);
  // What had connected before must not keep the process.
  process.exit(1);
}
