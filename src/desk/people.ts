import type { Connection } from '../storage/connection.ts';
import type { Database } from '../storage/database.ts';
import { countPresses, erasePresses } from '../storage/done-presses.ts';
import { deleteSchedulesBy, eraseName, findNamed, type PersonAddress } from '../storage/people.ts';
import { recall, recallAll } from '../storage/workspaces.ts';
import { KEY, sealed } from './posts.ts';
import type { ScheduleDesk } from './schedule-desk.ts';

/** What people can ask about themselves. */
export function createPeople(db: Database): Pick<ScheduleDesk, 'keptOf' | 'forgetPerson'> {
  return {
    async keptOf(person) {
      const named = await findNamed(db, person);
      if (person.workspace === undefined) return named;
      const presser = await presserIn(db, person, person.workspace);
      return { ...named, presses: presser ? await countPresses(db, presser) : 0 };
    },

    forgetPerson: (person, schedules) =>
      db.transaction(async (transaction) => {
        // Before the schedules: with them the presses would go, uncounted.
        const presses = await forgetPresses(transaction, person);
        const erase = schedules === 'delete' ? deleteSchedulesBy : eraseName;
        return { schedules: await erase(transaction, person), presses };
      }),
  };
}

/** In all workspaces that have a key where none is said: each hash has to be made with its own. */
async function forgetPresses(connection: Connection, person: PersonAddress): Promise<number> {
  const { platform, workspace } = person;
  const workspaces =
    workspace === undefined ? (await recallAll(connection, platform, KEY)).keys() : [workspace];
  let count = 0;
  for (const each of workspaces) {
    const presser = await presserIn(connection, person, each);
    if (presser) count += await erasePresses(connection, presser);
  }
  return count;
}

/** A person as presses in a workspace are made with; nothing where nobody has pressed yet. */
async function presserIn(
  connection: Connection,
  { platform, person }: PersonAddress,
  workspace: string,
) {
  const key = await recall(connection, { platform, workspace }, KEY);
  return typeof key === 'string' ? { platform, workspace, person: sealed(key, person) } : undefined;
}
