import type { Command } from 'commander';
import { idOption, platformOption, required } from '../address-options.ts';
import type { AddOptions, AddressOptions } from './manage.ts';

/** What each command about schedules does. */
export interface ScheduleActions {
  readonly list: (options: { platform?: string; workspace?: string; json?: true }) => Promise<void>;
  readonly add: (options: AddOptions) => Promise<void>;
  readonly next: (options: AddressOptions) => Promise<void>;
  readonly pause: (options: AddressOptions & { until: string }) => Promise<void>;
  readonly resume: (options: AddressOptions) => Promise<void>;
  readonly remove: (options: AddressOptions) => Promise<void>;
  readonly now: (options: AddressOptions) => Promise<void>;
}

/** Adds `schedule` with its own commands. */
export function addScheduleCommands(program: Command, actions: ScheduleActions): void {
  const schedule = program
    .command('schedule')
    .description('see and change the daily stretches of any channel');

  schedule
    .command('list')
    .description('list them all')
    .addOption(platformOption('only those of one platform'))
    .addOption(idOption('--workspace <id>', 'only those of one Slack workspace or Discord server'))
    .option('--json', 'print lines of JSON, as export does')
    .action(actions.list);

  about('add', 'set a channel’s daily stretch, in place of the one it has')
    .requiredOption('--time <times...>', 'times of day, such as 09:00 or 9am,14:30')
    .requiredOption('--zone <name>', 'time zone, such as Europe/Berlin')
    .option('--days <days...>', 'such as mon-fri; weekdays when left out')
    .option('--place <places...>', 'desk, chair, standing, wall, doorway, floor; all but the floor')
    .option('--skip <dates...>', 'dates without a post, such as 2026-12-25')
    .option('--country <codes...>', 'whose public holidays have none, such as DE or DE-BY')
    .addOption(
      idOption('--by <id>', 'the person whose it is: they may change it in the chat').default(
        'operator',
      ),
    )
    .action(actions.add);
  about('next', 'show the next five posts').action(actions.next);
  about('pause', 'post nothing until a date')
    .requiredOption('--until <date>', 'the first date with posts again, such as 2026-12-01')
    .action(actions.pause);
  about('resume', 'post again').action(actions.resume);
  about('delete', 'delete it').action(actions.remove);
  about('now', 'have a running bot post one now').action(actions.now);

  /** A command about one channel. */
  function about(name: string, description: string): Command {
    return schedule
      .command(name)
      .description(description)
      .addOption(required(platformOption('where it is')))
      .addOption(required(idOption('--workspace <id>', 'the Slack workspace or Discord server')))
      .addOption(required(idOption('--channel <id>', 'the channel')));
  }
}
