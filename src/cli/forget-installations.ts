import type { Connection } from '../storage/connection.ts';
import { countInstallations, deleteInstallations } from '../storage/installations.ts';
import { writeLine } from '../stream/write-line.ts';
import { type Asking, counted, isMeant } from './confirm.ts';

/**
 * `slack forget-installations`: deletes the tokens of all Slack workspaces. Says first how many there
 * are, and asks whether that is meant.
 *
 * @returns whether there are none any more.
 */
export async function forgetInstallations(
  db: Connection,
  { yes }: { yes?: true },
  asking: Asking,
): Promise<boolean> {
  const { output } = asking;
  const there = await countInstallations(db, 'slack');
  if (there === 0) {
    await writeLine(output, 'There are no installations.');
    return true;
  }
  await writeLine(output, `${counted(there, 'installation')} in Slack.`);
  const question = 'Forget them? The bot is silent there until it is installed again.';
  if (!(await isMeant(question, yes, asking))) return false;
  const count = await deleteInstallations(db, 'slack');
  const which = count === 1 ? '1 installation was' : `${count} installations were`;
  await writeLine(output, `${which} forgotten. Install the app again where it is wanted.`);
  return true;
}
