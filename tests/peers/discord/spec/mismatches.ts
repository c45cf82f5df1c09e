import * as z from 'zod/mini';

/**
 * How a value differs from a zod schema, one line each with the path of the culprit; empty if it
 * fits. Keys that the schema doesn't know are listed too: zod leaves them out of what it returns,
 * so comparing the two finds them at any depth.
 */
export function mismatches(schema: z.ZodMiniType, value: unknown): string[] {
  const result = schema.safeParse(value);
  return result.success ? unknownKeys(value, result.data, '') : culprits(result.error.issues, '');
}

function culprits(issues: readonly z.core.$ZodIssue[], at: string): string[] {
  return issues.flatMap((issue) => {
    const path = [at, ...issue.path].filter((part) => part !== '').join('.');
    if (issue.code !== 'invalid_union' || issue.errors.length === 0)
      return [`${path}: ${issue.message}`];
    return culprits(nearestBranch(issue.errors), path);
  });
}

/**
 * The branch of a union that was most probably meant: least is wrong in it, where a value of another
 * kind altogether, or with another `type`, weighs most.
 */
function nearestBranch(
  branches: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] {
  const isKind = ({ path }: z.core.$ZodIssue): boolean =>
    path.length === 0 || (path.length === 1 && path[0] === 'type');
  const wrongness = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.length + 10 * issues.filter(isKind).length;
  return branches.toSorted((a, b) => wrongness(a) - wrongness(b))[0] ?? [];
}

function unknownKeys(given: unknown, known: unknown, at: string): string[] {
  if (!isObject(given) || !isObject(known)) return [];
  return Object.keys(given).flatMap((key) => {
    const path = at === '' ? key : `${at}.${key}`;
    // JSON leaves undefined out, so it never reaches Discord.
    if (given[key] === undefined) return [];
    return key in known ? unknownKeys(given[key], known[key], path) : [`${path}: unknown key`];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
