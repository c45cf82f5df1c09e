import type { Weights } from '../content/generated-files.ts';
import { sentences } from '../text/normalise.ts';
import type { Stemmer } from '../text/stemmer.ts';
import { featuresOf } from './features.ts';

/** The grades that examples are labelled with, in the order of every feature's weights. */
export const LABELS = ['ok', 'doctor', 'emergency', 'crisis'] as const;

export type Label = (typeof LABELS)[number];

/** How probable each grade is, from 0 to 1; together they make 1. */
export type Opinion = Readonly<Record<Label, number>>;

/** So many sentences are judged singly, half of them from the end; others are left to the rules. */
const MOST_SENTENCES = 40;

/**
 * Says how much a text resembles labelled examples of each grade: multinomial
 * logistic regression over words and pairs of words. It knows nothing that its
 * examples don't show, which makes it weak alone and a good second opinion: its
 * mistakes are others than those of the rules.
 *
 * A sign in one sentence of a long story counts as if it stood alone: the most
 * alarming sentence decides, or the whole.
 *
 * @see Jurafsky and Martin, "Speech and Language Processing", on logistic regression
 */
export function createSecondOpinion(weights: Weights, stem: Stemmer): (text: string) => Opinion {
  const known = new Map(Object.entries(weights.features));

  function opinionOn(text: string): Opinion {
    const met = [...featuresOf(text, stem)].flatMap((feature) => {
      const found = known.get(feature);
      return found ? [found] : [];
    });
    return named(probabilities(met, weights.bias));
  }

  return (text) => {
    const parts = ends(sentences(text), MOST_SENTENCES / 2);
    const opinions = [
      opinionOn(text),
      ...(parts.length > 1 ? parts.map((clauses) => opinionOn(clauses.join(' '))) : []),
    ];
    return opinions.reduce((worst, each) => (each.ok < worst.ok ? each : worst));
  };
}

/** The first and the last so many, or all where there are fewer. */
function ends<T>(all: readonly T[], each: number): readonly T[] {
  return all.length <= 2 * each ? all : [...all.slice(0, each), ...all.slice(-each)];
}

/**
 * Each label's probability (softmax). Weights are summed over the features met
 * and divided by the root of their number, so that length alone proves nothing.
 */
export function probabilities(
  met: readonly (readonly number[])[],
  bias: readonly number[],
): number[] {
  const scale = 1 / Math.sqrt(Math.max(1, met.length));
  const scores = bias.map(
    (start, label) => start + scale * met.reduce((sum, each) => sum + (each[label] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

function named([ok = 1, doctor = 0, emergency = 0, crisis = 0]: readonly number[]): Opinion {
  return { ok, doctor, emergency, crisis };
}
