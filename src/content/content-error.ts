/** One thing that is wrong in a content file. */
export interface Problem {
  /** The file, as the person running the check would type it. */
  readonly file: string;
  /** The field inside the file (`timing, hold, seconds`; `steps, item 2`), or a line; empty for the whole file. */
  readonly field: string;
  /** What is wrong and how to mend it, as one or two sentences. */
  readonly message: string;
}

/** Thrown when content can't be used. Holds every problem found, so that one round of editing mends them all. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describe).join('\n'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** In one line, with what a terminal would act on spelt out. */
function describe({ file, field, message }: Problem): string {
  const line = field === '' ? `${file}: ${message}` : `${file}: ${field}: ${message}`;
  return line.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (unseen) => `\\u${unseen.codePointAt(0)?.toString(16).padStart(4, '0')}`,
  );
}
