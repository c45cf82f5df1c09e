import { normalise, words } from '../text/normalise.ts';
import type { Stemmer } from '../text/stemmer.ts';

/** Words further into a message than this are left to the rules alone. */
const MOST_WORDS = 400;
/** How far apart two words may stand and still say something together. */
const REACH = 4;

/**
 * What the second opinion sees of a text: its stems, neighbouring pairs ("chest
 * pain") and pairs with a gap ("numb … arm"), each once.
 */
export function featuresOf(text: string, stem: Stemmer): Set<string> {
  const stems = words(normalise(text)).slice(0, MOST_WORDS).map(stem);
  const features = new Set(stems);
  stems.forEach((later, index) => {
    for (let gap = 1; gap <= Math.min(REACH, index); gap++) {
      features.add(`${stems[index - gap]}${gap === 1 ? ' ' : '~'}${later}`);
    }
  });
  return features;
}
