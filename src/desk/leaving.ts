import type { Log } from '../log.ts';
import type { ScheduleDesk } from './schedule-desk.ts';

/** The part of an adapter that knows which workspaces the bot is in. */
export interface Leavable {
  readonly name: string;
  hasLeft?(workspace: string): Promise<boolean>;
}

/** Forgets the workspaces of a platform that the bot isn't in any more. */
export async function forgetLeft(desk: ScheduleDesk, adapter: Leavable, log: Log): Promise<void> {
  const { name: platform } = adapter;
  if (!adapter.hasLeft) return;
  for (const workspace of await desk.workspaces(platform)) {
    if (!(await adapter.hasLeft(workspace))) continue;
    const schedules = await desk.forget({ platform, workspace });
    log.info('workspace.forgotten', { platform, schedules });
  }
}
