import type { Kept, ScheduleDesk } from '../desk/schedule-desk.ts';
import type { Connection } from '../storage/connection.ts';
import { isKnown } from '../storage/workspaces.ts';
import { writeLine } from '../stream/write-line.ts';
import { type Asking, counted, isMeant } from './confirm.ts';

/** The options of `forget` as they were typed. */
export interface ForgetOptions {
  readonly platform: string;
  readonly workspace?: string;
  readonly person?: string;
  readonly schedules?: true;
  readonly yes?: true;
}

/** What it works with. */
export interface ForgetTools extends Asking {
  readonly db: Connection;
  readonly desk: ScheduleDesk;
}

/**
 * `forget`: deletes what is kept about a person or a workspace, for whoever is asked to by mail. Says
 * first what there is, and asks whether that is meant. Where nothing is kept it says so: the id may be
 * a wrong one.
 *
 * @returns whether nothing is kept any more.
 */
export async function forget(options: ForgetOptions, tools: ForgetTools): Promise<boolean> {
  const { workspace, person } = options;
  if (person !== undefined) return forgetPerson({ ...options, person }, tools);
  if (workspace !== undefined) return forgetWorkspace({ ...options, workspace }, tools);
  await writeLine(tools.output, 'Name a person (--person), a workspace (--workspace), or both.');
  return false;
}

async function forgetPerson(
  { platform, workspace, person, schedules, yes }: ForgetOptions & { person: string },
  tools: ForgetTools,
): Promise<boolean> {
  const { desk, output } = tools;
  const address = { platform, workspace, person };
  const nothing = `Nothing was kept about ${[person, 'in', platform, ...(workspace ? [workspace] : [])].join(' ')}. Check the id.`;
  const kept = await desk.keptOf(address);
  const isNamed = kept.schedules.length + kept.deleted > 0;
  if (!isNamed && kept.presses === 0) {
    await writeLine(output, nothing);
    return true;
  }
  await writeLine(output, describe(kept));
  const deed = schedules ? 'Delete what they set up, and' : 'Let what they set up go on, and';
  if (!(await isMeant(`${deed} forget who they are?`, yes, tools))) return false;
  const went = await desk.forgetPerson(address, schedules ? 'delete' : 'go on');
  if (!isNamed && went.presses === 0) {
    await writeLine(output, nothing);
    return true;
  }
  const ending = schedules ? 'deleted' : 'left without a name';
  await writeLine(output, `${counted(went.schedules, 'schedule')} ${ending}.`);
  await writeLine(output, `${counted(went.presses, 'press', 'presses')} of Done forgotten.`);
  return true;
}

async function forgetWorkspace(
  { platform, workspace, yes }: ForgetOptions & { workspace: string },
  tools: ForgetTools,
): Promise<boolean> {
  const { db, desk, output } = tools;
  if (!(await isKnown(db, { platform, workspace }))) {
    await writeLine(output, `Nothing was kept about ${platform} ${workspace}. Check the id.`);
    return true;
  }
  const all = await desk.list({ platform, workspace });
  await writeLine(output, `${counted(all.length, 'schedule')} in ${platform} ${workspace}.`);
  if (!(await isMeant('Delete everything about it?', yes, tools))) return false;
  const went = await desk.forget({ platform, workspace });
  await writeLine(output, `${counted(went, 'schedule')} deleted, and all that belongs to it.`);
  return true;
}

function describe({ schedules, deleted, presses }: Kept): string {
  const kept = [
    `${counted(schedules.length, 'schedule')} set up`,
    `${deleted} deleted that can be had back`,
    ...(presses === undefined ? [] : [`${counted(presses, 'press', 'presses')} of Done`]),
  ];
  const channels = schedules.map(({ workspace, channel }) => `  ${workspace} ${channel}`);
  return [`${kept.join(', ')}.`, ...channels].join('\n');
}
