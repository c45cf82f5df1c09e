import type { Lexicon } from './lexicon.ts';
import { plays, type Reading } from './reading.ts';

/** Number words by their stems. */
export type Numbers = ReadonlyMap<string, number>;

export function readNumbers(words: Readonly<Record<string, number>>, lexicon: Lexicon): Numbers {
  return new Map(Object.entries(words).map(([word, value]) => [lexicon.stem(word), value]));
}

/** The time limit that a message names, in minutes: "2 min", "ninety seconds". */
export function minutesIn({ words, spans }: Reading, numbers: Numbers): number | undefined {
  for (const span of spans) {
    const before = words[span.start - 1];
    if (!before) continue;
    const number = /^\d{1,3}$/.test(before.typed) ? Number(before.typed) : numbers.get(before.stem);
    if (number === undefined || number === 0) continue;
    if (plays(span.tags, 'minutes')) return number;
    if (plays(span.tags, 'seconds')) return number / 60;
  }
  return undefined;
}
