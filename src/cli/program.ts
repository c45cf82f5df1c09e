import { Command, Help, Option } from 'commander';
import { idOption, platformOption, required } from './address-options.ts';
import type { ForgetOptions } from './forget.ts';
import type { NextOptions } from './next.ts';
import { addScheduleCommands, type ScheduleActions } from './schedules/program.ts';

/** What each command of the command line does. */
export interface Actions {
  /** Without a command: connect to the platforms that are set up, or chat here. */
  readonly start: () => Promise<void>;
  /** Connects to the platforms that are set up, and refuses where none is. */
  readonly serve: () => Promise<void>;
  readonly chat: () => Promise<void>;
  readonly health: () => Promise<void>;
  readonly ask: (text: readonly string[], options: { json?: true; jsonl?: true }) => Promise<void>;
  readonly checkContent: (folder: string | undefined) => Promise<void>;
  readonly next: (options: NextOptions) => Promise<void>;
  readonly slackManifest: (options: { many?: true }) => Promise<void>;
  readonly forgetInstallations: (options: { yes?: true }) => Promise<void>;
  readonly key: () => void;
  readonly schedules: ScheduleActions;
  readonly exportLines: (options: { workspace?: string }) => Promise<void>;
  readonly importLines: (file: string | undefined) => Promise<void>;
  readonly forget: (options: ForgetOptions) => Promise<void>;
}

/** The command line: names, options and help; what is done stands elsewhere. */
export function createProgram(version: string, actions: Actions): Command {
  const program = new Command('unhunch')
    .description('The stretch-break bot for Discord and Slack.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({ optionDescription: describeOption })
    .showHelpAfterError('Run unhunch --help to see what there is.')
    .addHelpText(
      'after',
      '\nWithout a command it connects to Discord and Slack where their tokens are set, and chats here where none is.',
    )
    .action(actions.start);

  program
    .command('serve')
    .description('connect to Discord and Slack, and never chat here: for containers and services')
    .action(actions.serve);

  program
    .command('health')
    .description('ask the bot that runs on this machine, at PORT, how its parts are')
    .action(actions.health);

  program
    .command('chat')
    .description('chat in the terminal; with piped input, answer every line')
    .action(actions.chat);

  program
    .command('ask')
    .description('answer one question and leave')
    .argument('[text...]', 'what you would type in the chat')
    .option('--json', 'print one line of JSON: what was found, and the safety grade')
    .addOption(
      new Option(
        '--jsonl',
        'read a message a line from standard input, print JSON lines',
      ).conflicts('json'),
    )
    .addHelpText('after', '\nExample: unhunch ask --json "what causes upper back pain"')
    .action(actions.ask);

  program
    .command('content')
    .description('work with the stretches and texts that the bot knows')
    .command('check')
    .description('check the content, and a folder of your own laid over it')
    .argument('[dir]', 'a folder laid out like data/en; UNHUNCH_CONTENT when left out')
    .action(actions.checkContent);

  const slack = program.command('slack').description('set the bot up for Slack');

  slack
    .command('manifest')
    .description('print the manifest to make the Slack app from; see docs/slack.md')
    .option('--many', 'for an app that many workspaces install, at UNHUNCH_PUBLIC_URL')
    .action(actions.slackManifest);

  slack
    .command('forget-installations')
    .description('forget all workspaces’ tokens, where the key that sealed them is lost')
    .option('--yes', 'don’t ask whether it is meant')
    .action(actions.forgetInstallations);

  program
    .command('key')
    .description('print a new key for UNHUNCH_KEY, under which tokens are stored')
    .action(actions.key);

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
    .action(actions.next);

  addScheduleCommands(program, actions.schedules);

  program
    .command('export')
    .description(
      'print all schedules as lines of JSON, for backups and moving; see docs/operating.md',
    )
    .addOption(idOption('--workspace <id>', 'only those of one Slack workspace or Discord server'))
    .action(actions.exportLines);

  program
    .command('import')
    .description('store schedules from lines of JSON; bad lines are reported, good ones kept')
    .argument('[file]', 'what export wrote; standard input when left out')
    .action(actions.importLines);

  program
    .command('forget')
    .description('delete what is kept about a person or a workspace, after a look at what there is')
    .addOption(required(platformOption('where they are')))
    .addOption(
      idOption('--workspace <id>', 'the Slack workspace or Discord server; all when left out'),
    )
    .addOption(
      idOption('--person <id>', 'the person; everything about the workspace when left out'),
    )
    .option('--schedules', 'also delete the schedules that the person set up')
    .option('--yes', 'don’t ask whether it is meant')
    .action(actions.forget);

  return program;
}

/** An option as the help explains it: commander says of none that it is required. */
function describeOption(this: Help, option: Option): string {
  const description = Help.prototype.optionDescription.call(this, option);
  return option.mandatory ? `${description} (required)` : description;
}
