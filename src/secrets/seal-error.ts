/** Why something sealed can't be opened. */
export type SealProblem = 'unknown key' | 'damaged';

const REMEDIES: Readonly<Record<SealProblem, string>> = {
  'unknown key':
    'something in the database was sealed with another key. Add that key after a comma: UNHUNCH_KEY=new,old. Nothing has been changed.',
  damaged:
    'something in the database isn’t what was sealed there: it was changed, or put in another’s place. Install the app again in the workspace concerned.',
};

/** Thrown for what the keys can't open; the message names the variable and the remedy, nothing sealed. */
export class SealError extends Error {
  override readonly name = 'SealError';
  readonly code: SealProblem;

  constructor(code: SealProblem, message = REMEDIES[code]) {
    super(`UNHUNCH_KEY: ${message}`);
    this.code = code;
  }
}
