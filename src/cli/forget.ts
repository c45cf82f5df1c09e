import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Kept, ScheduleDesk } from '../desk/schedule-desk.ts';
import { writeLine } from '../stream/write-line.ts';

/** The options of `forget` as they were typed. */
export interface ForgetOptions {
  readonly platform: string;
  readonly workspace?: string;
  readonly person?: string;
  readonly schedules?: true;
  readonly yes?: true;
}

/** What it works with. */
export interface ForgetTools {
  readonly desk: ScheduleDesk;
  readonly input: Readable & { isTTY?: boolean };
  readonly output: Writable;
}

/**
 * `forget`: deletes what is kept about a person or a workspace, for whoever is asked to by mail. Says
 * first what there is, and asks whether that is meant.
 *
 * @returns whether it was done.
 */
export async function forget(options: ForgetOptions, tools: ForgetTools): Promise<boolean> {
  const { platform, workspace, person, schedules } = options;
  const { desk, output } = tools;
  if (person !== undefined) {
    const address = { platform, workspace, person };
    await writeLine(output, describe(await desk.keptOf(address)));
    const deed = schedules ? 'Delete what they set up, and' : 'Let what they set up go on, and';
    if (!(await isMeant(`${deed} forget who they are?`, options, tools))) return false;
    const went = await desk.forgetPerson(address, schedules ? 'delete' : 'go on');
    const ending = schedules ? 'deleted' : 'left without a name';
    await writeLine(output, `${count(went.schedules, 'schedule')} ${ending}.`);
    await writeLine(output, `${count(went.presses, 'press', 'presses')} of Done forgotten.`);
    return true;
  }
  if (workspace === undefined) {
    await writeLine(output, 'Name a person (--person), a workspace (--workspace), or both.');
    return false;
  }
  const all = await desk.list({ platform, workspace });
  await writeLine(output, `${count(all.length, 'schedule')} in ${platform} ${workspace}.`);
  if (!(await isMeant('Delete everything about it?', options, tools))) return false;
  const went = await desk.forget({ platform, workspace });
  await writeLine(output, `${count(went, 'schedule')} deleted, and all that belongs to it.`);
  return true;
}

function describe({ schedules, deleted, presses }: Kept): string {
  const kept = [
    `${count(schedules.length, 'schedule')} set up`,
    `${deleted} deleted that can be had back`,
    ...(presses === undefined ? [] : [`${count(presses, 'press', 'presses')} of Done`]),
  ];
  const channels = schedules.map(({ workspace, channel }) => `  ${workspace} ${channel}`);
  return [`${kept.join(', ')}.`, ...channels].join('\n');
}

function count(number: number, one: string, other = `${one}s`): string {
  return `${number} ${number === 1 ? one : other}`;
}

/** Without a terminal nobody can say yes, but by an option. */
async function isMeant(
  question: string,
  { yes }: ForgetOptions,
  { input, output }: ForgetTools,
): Promise<boolean> {
  if (yes) return true;
  if (!input.isTTY) {
    await writeLine(output, 'Nothing was deleted. Say that it is meant with --yes.');
    return false;
  }
  const asking = createInterface({ input, output });
  const answer = await asking.question(`${question} It can’t be undone. [y/N] `);
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}
