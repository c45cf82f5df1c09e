#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { chat } from '../adapters/console/console.ts';
import { type Bot, createBot } from './bot.ts';
import { askForMachines, askForPeople, askLines } from './cli/ask.ts';
import { checkContent } from './cli/check-content.ts';
import { ConfigError, readConfig } from './config.ts';
import { ContentError } from './content/content-error.ts';
import { type Content, type ContentPlace, loadContent } from './content/load.ts';
import { openGallery } from './figure/gallery.ts';
import { createLog, type Log } from './log.ts';
import { createService } from './service.ts';

const root = join(import.meta.dirname, '..');

function place(extra?: string): ContentPlace {
  const { language, content } = readConfig(process.env);
  const folder = extra ?? content;
  return { data: join(root, 'data'), language, ...(folder ? { extra: folder } : {}) };
}

async function assemble(log?: Log): Promise<{ bot: Bot; content: Content }> {
  const content = await loadContent(place());
  const gallery = openGallery(join(root, 'data/figures'));
  const pictureOf = (slug: string) => gallery(slug, content.language);
  const onError = (error: unknown) => log?.failure('bot.failed', error);
  return { bot: createBot(content, { pictureOf, onError }), content };
}

/** The terminal chat. */
async function startChat(): Promise<void> {
  const log = createLog();
  const { bot, content } = await assemble(log);
  const service = createService({ bot, phrases: content.phrases, log });
  await chat(service, process.stdin, process.stdout);
}

async function ask(text: readonly string[], options: { json?: true; jsonl?: true }) {
  const { bot } = await assemble();
  const query = text.join(' ');
  if (options.jsonl) return askLines(bot, process.stdin, process.stdout);
  if (options.json) return askForMachines(bot, query, process.stdout);
  return askForPeople(bot, query, process.stdout);
}

async function check(folder: string | undefined): Promise<void> {
  if (!(await checkContent(place(folder), process.stdout, process.stderr))) process.exitCode = 1;
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

const program = new Command('unhunch')
  .description('The stretch-break bot for the upper back. Without a command it opens a chat here.')
  .version(version, '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .helpCommand(false)
  .showHelpAfterError('Run unhunch --help to see what there is.')
  .action(startChat);

program
  .command('chat')
  .description('chat in the terminal; with piped input, answer every line')
  .action(startChat);

program
  .command('ask')
  .description('answer one question and leave')
  .argument('[text...]', 'what you would type in the chat')
  .option('--json', 'print one line of JSON: what was found, and the safety grade')
  .addOption(
    new Option('--jsonl', 'read a message a line from standard input, print JSON lines').conflicts(
      'json',
    ),
  )
  .addHelpText('after', '\nExample: unhunch ask --json "what causes upper back pain"')
  .action(ask);

program
  .command('content')
  .description('work with the stretches and texts that the bot knows')
  .command('check')
  .description('check the content, and a folder of your own laid over it')
  .argument('[dir]', 'a folder laid out like data/en; UNHUNCH_CONTENT when left out')
  .action(check);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // When the reader went away, as `| head` does, there is nobody left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The answer can't be written: ${error.message}\n`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
