const GROUP = /\(([^()]*)\)/;

/**
 * Every phrase that a pattern with alternatives stands for:
 * `"(sore|stiff) neck"` gives "sore neck" and "stiff neck"; an empty alternative
 * makes the group optional. Groups don't nest.
 */
export function expandAlternatives(pattern: string): string[] {
  const group = GROUP.exec(pattern);
  if (!group) return [pattern.replace(/\s+/g, ' ').trim()];
  const before = pattern.slice(0, group.index);
  const after = pattern.slice(group.index + group[0].length);
  return (group[1] ?? '')
    .split('|')
    .flatMap((choice) => expandAlternatives(before + choice + after));
}
