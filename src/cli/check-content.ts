import type { Writable } from 'node:stream';
import { ContentError } from '../content/content-error.ts';
import { type ContentPlace, loadContent } from '../content/load.ts';
import { writeLine } from '../stream/write-line.ts';

/**
 * `content check [DIR]`: checks the bot's content, with the folder's laid over it.
 * Prints what there is, or every problem with its file, field and remedy.
 *
 * @returns whether all is well.
 */
export async function checkContent(
  place: ContentPlace,
  output: Writable,
  errors: Writable,
): Promise<boolean> {
  try {
    const { catalogue } = await loadContent(place);
    const counts = (['exercises', 'benefits', 'mistakes', 'causes'] as const).map(
      (list) => `${catalogue[list].length} ${list}`,
    );
    await writeLine(output, `All well: ${counts.join(', ')}.`);
    return true;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    await writeLine(errors, error.message);
    const { length } = error.problems;
    await writeLine(errors, `\n${length} ${length === 1 ? 'problem' : 'problems'}.`);
    return false;
  }
}
