import type { RedFlags } from '../content/schema/red-flags.ts';
import { type Sign, isStated } from './sign.ts';
import { choices } from './signs.ts';

/** One row of the red-flag table and what makes it fire. */
export type Rule = RedFlags['rules'][number];

/** A rule that fired, with the signs that made it fire. */
export interface Finding {
  readonly rule: Rule;
  readonly signs: readonly Sign[];
}

/** Finds the rules that a message's signs fulfil. */
export type ApplyRules = (signs: ReadonlyMap<string, readonly Sign[]>) => Finding[];

/**
 * Compiles the `rules` of `red-flags.yaml`. Only stated signs count, so a denied
 * one neither fires a rule nor cancels another.
 *
 * @throws when a rule names a term or sign that doesn't exist.
 */
export function createRules(redFlags: RedFlags): ApplyRules {
  const known = new Set(
    [redFlags.parts, ...Object.values(redFlags.terms), redFlags.signs].flatMap((group) =>
      Object.keys(group),
    ),
  );
  const compiled = redFlags.rules.map((rule) => {
    const all = rule.all.map(choices);
    for (const used of [...all.flat(), ...(rule.some?.of ?? []), ...rule.unless]) {
      if (!known.has(used)) throw new Error(`a rule for ${rule.row} names "${used}", unknown`);
    }
    return { rule, all };
  });

  return (signs) => {
    const stated = new Map<string, Sign>();
    for (const [name, found] of signs) {
      const sign = found.find(isStated);
      if (sign) stated.set(name, sign);
    }
    const signsOf = (names: readonly string[]): Sign[] =>
      names.map((name) => stated.get(name)).filter((sign) => sign !== undefined);
    return compiled
      .filter(
        ({ rule, all }) =>
          all.every((names) => names.some((name) => stated.has(name))) &&
          (!rule.some || signsOf(rule.some.of).length >= rule.some.count) &&
          !rule.unless.some((name) => stated.has(name)),
      )
      .map(({ rule, all }) => ({
        rule,
        signs: [
          ...all.flatMap((names) => signsOf(names).slice(0, 1)),
          ...signsOf(rule.some?.of ?? []),
        ],
      }));
  };
}
