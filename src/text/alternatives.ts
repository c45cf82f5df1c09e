const GROUP = /\(([^()]*)\)/;
/** A group that is part of a word, "reason(s|)", or of another group: such patterns are written out first. */
const ENTANGLED = /[^\s(|]\(|\)[^\s)|]|\([^()]*\(/;

/**
 * Every phrase that a pattern with alternatives stands for:
 * `"(sore|stiff) neck"` gives "sore neck" and "stiff neck"; an empty alternative
 * makes the group optional. Groups may nest.
 */
export function expandAlternatives(pattern: string): string[] {
  const group = GROUP.exec(pattern);
  if (!group) return [pattern.replace(/\s+/g, ' ').trim()];
  const before = pattern.slice(0, group.index);
  const after = pattern.slice(group.index + group[0].length);
  return choicesOf(group).flatMap((choice) => expandAlternatives(before + choice + after));
}

/**
 * The phrases of a pattern in the form in which they are compared, each once.
 * Pieces are simplified before they are combined, so that alternatives which come
 * to the same ("sit|sits|sitting") don't multiply.
 *
 * @param simplify normalises, stems or drops words; it must treat every word by itself.
 */
export function expandSimplified(pattern: string, simplify: (words: string) => string): string[] {
  if (ENTANGLED.test(pattern)) {
    return [...new Set(expandAlternatives(pattern).map(simplify))];
  }
  let phrases = [''];
  let rest = pattern;
  const append = (pieces: Iterable<string>) => {
    const distinct = [...new Set(pieces)];
    phrases = phrases.flatMap((phrase) => distinct.map((piece) => `${phrase} ${piece}`.trim()));
  };
  for (let group = GROUP.exec(rest); group; group = GROUP.exec(rest)) {
    append([simplify(rest.slice(0, group.index))]);
    append(choicesOf(group).map(simplify));
    rest = rest.slice(group.index + group[0].length);
  }
  append([simplify(rest)]);
  return [...new Set(phrases)];
}

function choicesOf(group: RegExpExecArray): string[] {
  return (group[1] ?? '').split('|');
}
