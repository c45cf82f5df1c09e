#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { chat } from '../adapters/console/console.ts';
import { type Bot, createBot } from './bot.ts';
import { askForMachines, askForPeople, askLines } from './cli/ask.ts';
import { checkContent } from './cli/check-content.ts';
import { type NextOptions, printNext } from './cli/next.ts';
import { ConfigError, readConfig } from './config.ts';
import { ContentError } from './content/content-error.ts';
import { type Content, type ContentPlace, loadContent } from './content/load.ts';
import { openGallery } from './figure/gallery.ts';
import { ScheduleError } from './schedule/schedule-error.ts';

const root = join(import.meta.dirname, '..');

function place(extra?: string): ContentPlace {
  const { language, content } = readConfig(process.env);
  const folder = extra ?? content;
  return { data: join(root, 'data'), language, ...(folder ? { extra: folder } : {}) };
}

async function assemble(): Promise<{ bot: Bot; content: Content }> {
  const content = await loadContent(place());
  const gallery = openGallery(join(root, 'data/figures'));
  const pictureOf = (slug: string) => gallery(slug, content.language);
  return { bot: createBot(content, { pictureOf }), content };
}

async function startChat(): Promise<void> {
  const { bot, content } = await assemble();
  await chat(bot, content, process.stdin, process.stdout);
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

program
  .command('next')
  .description('show when a daily stretch is due, clock changes and holidays minded')
  .requiredOption('--zone <name>', 'time zone, such as Europe/Berlin')
  .requiredOption('--time <times...>', 'times of day, such as 09:00 or 9am,14:30')
  .option('--days <days...>', 'such as mon-fri, or mon,wed; every day when left out')
  .option('--skip <dates...>', 'dates without a post, such as 2026-12-25')
  .option('--country <codes...>', 'whose public holidays have none, such as DE or DE-BY')
  .option('--from <date>', 'where to begin, a date or moment; now when left out')
  .option('--count <number>', 'how many', '5')
  .option('--json', 'print one line of JSON: local and UTC time of each')
  .addHelpText(
    'after',
    '\nExample: unhunch next --zone Australia/Lord_Howe --time 02:15 --days sun --from 2026-10-01 --count 3',
  )
  .action((options: NextOptions) => printNext(options, Temporal.Now.instant(), process.stdout));

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // When the reader went away, as `| head` does, there is nobody left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`The answer can't be written: ${error.message}\n`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  const told = [ConfigError, ContentError, ScheduleError];
  if (!(error instanceof Error && told.some((kind) => error instanceof kind))) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
