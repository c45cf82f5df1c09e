import type { z } from 'zod';

/**
 * What is wrong, for whoever says it in the language of a chat:
 * - `time`: `typed` is no time of day;
 * - `date`: `typed` is no date of the calendar, as YYYY-MM-DD;
 * - `zone`: `typed` is no time zone;
 * - `region`: `typed` isn't written as countries and regions are;
 * - `country`: no holidays are known for the country of `typed`;
 * - `part`: none are known for that part of the country `parent`, but for `parts`;
 * - `whole`: the country or region `parent` has no parts;
 * - `many`: there are more than `most` times, dates or regions;
 * - `long`: it is more than anybody types.
 */
export type ProblemCode =
  | 'time'
  | 'date'
  | 'zone'
  | 'region'
  | 'country'
  | 'part'
  | 'whole'
  | 'many'
  | 'long';

/** What was typed is said again, but no more of it than this. */
const LONGEST_TYPED = 40;

/** What somebody typed, as far as it is said again. */
export function cutTyped(typed: unknown): string {
  const text = typeof typed === 'string' ? typed : (JSON.stringify(typed) ?? '');
  return text.length > LONGEST_TYPED ? `${text.slice(0, LONGEST_TYPED)}…` : text;
}

/** One thing that is wrong with a schedule. */
export interface ScheduleProblem {
  /** The field as a schedule's line of JSON spells it: `times`, or `skip, item 2`; empty for the whole line. */
  readonly field: string;
  /** What is wrong and how to mend it, in one or two sentences. */
  readonly message: string;
  /** The same without words; left out where nobody in a chat can meet it. */
  readonly wrong?: {
    readonly code: ProblemCode;
    /** What the code's sentence names. */
    readonly values: Readonly<Record<string, string>>;
  };
}

/** Thrown when what somebody asked for can't be a schedule. Holds every problem found. */
export class ScheduleError extends Error {
  readonly problems: readonly ScheduleProblem[];

  constructor(problems: readonly ScheduleProblem[]) {
    super(
      problems.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('\n'),
    );
    this.name = 'ScheduleError';
    this.problems = problems;
  }
}

/** What zod found wrong, in the words of a {@link ScheduleProblem}. */
export function problemsOf({ issues }: z.ZodError): ScheduleProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: pathOf([...issue.path, key]),
        message: 'there is no such field. Check its spelling, or remove it.',
      }));
    }
    const field = pathOf(issue.path);
    if (issue.code === 'invalid_type') {
      const expected = TYPES[issue.expected] ?? issue.expected;
      return issue.input === undefined
        ? { field, message: `this field is missing. Add it (${expected}).` }
        : { field, message: `expected ${expected}. Write it so.` };
    }
    if (issue.code === 'invalid_value') {
      return { field, message: `use one of: ${issue.values.map(String).join(', ')}.` };
    }
    const wrong = wrongBy(issue);
    return { field, message: issue.message, ...(wrong ? { wrong } : {}) };
  });
}

/** What can't be read in each field. */
const UNREADABLE: Readonly<Record<string, ProblemCode>> = {
  times: 'time',
  skip: 'date',
  pausedUntil: 'date',
  holidays: 'region',
  zone: 'zone',
};

function wrongBy({ code, path, input, ...rest }: z.core.$ZodIssue): ScheduleProblem['wrong'] {
  if (code === 'too_big' && 'maximum' in rest) {
    return { code: 'many', values: { most: `${rest.maximum}` } };
  }
  const unreadable = UNREADABLE[String(path[0])];
  return unreadable && { code: unreadable, values: { typed: cutTyped(input) } };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  array: 'a list in brackets',
  object: 'a JSON object in braces',
};

function pathOf(keys: readonly PropertyKey[]): string {
  return keys.map((key) => (typeof key === 'number' ? `item ${key + 1}` : String(key))).join(', ');
}
