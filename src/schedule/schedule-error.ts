import type { z } from 'zod';

/** One thing that is wrong with a schedule. */
export interface ScheduleProblem {
  /** The field as a schedule's line of JSON spells it: `times`, or `skip, item 2`; empty for the whole line. */
  readonly field: string;
  /** What is wrong and how to mend it, in one or two sentences. */
  readonly message: string;
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
    return { field, message: issue.message };
  });
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  array: 'a list in brackets',
  object: 'a JSON object in braces',
};

function pathOf(keys: readonly PropertyKey[]): string {
  return keys.map((key) => (typeof key === 'number' ? `item ${key + 1}` : String(key))).join(', ');
}
