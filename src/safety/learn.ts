import type { Weights } from '../content/generated-files.ts';
import type { Stemmer } from '../text/stemmer.ts';
import { featuresOf } from './features.ts';
import { LABELS, type Label, probabilities } from './second-opinion.ts';

/** A message and the grade it should get. */
export interface Example {
  readonly text: string;
  readonly label: Label;
}

/** Features of fewer examples than this prove nothing. */
const LEAST_EXAMPLES = 4;
const ROUNDS = 60;
const RATE = 0.5;
/** How much every weight shrinks towards nothing at each step (ridge penalty). */
const SHRINK = 1e-5;
/** Weights smaller than this are left out, the others kept to two decimals. */
const SMALLEST = 0.06;

/**
 * Learns the second opinion's weights from examples, by stochastic gradient
 * descent. The same examples give the same weights: the order of each round comes
 * from a fixed generator.
 */
export function learn(examples: readonly Example[], stem: Stemmer): Weights {
  const counts = new Map<string, number>();
  const read = examples.map(({ text, label }) => ({ features: featuresOf(text, stem), label }));
  for (const { features } of read) {
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const weights = new Map<string, number[]>();
  for (const [feature, count] of counts) {
    if (count >= LEAST_EXAMPLES)
      weights.set(
        feature,
        LABELS.map(() => 0),
      );
  }
  const bias = LABELS.map(() => 0);
  const cases = read.map(({ features, label }) => ({
    met: [...features].flatMap((feature) => {
      const found = weights.get(feature);
      return found ? [found] : [];
    }),
    right: LABELS.indexOf(label),
  }));

  const next = generator();
  for (let round = 0; round < ROUNDS; round++) {
    const rate = RATE / (1 + round * 0.1);
    for (const { met, right } of shuffled(cases, next)) {
      const scale = 1 / Math.sqrt(Math.max(1, met.length));
      probabilities(met, bias).forEach((probability, label) => {
        const error = probability - (label === right ? 1 : 0);
        bias[label] = (bias[label] ?? 0) - rate * 0.1 * error;
        for (const each of met) {
          each[label] = (each[label] ?? 0) * (1 - rate * SHRINK) - rate * error * scale;
        }
      });
    }
  }
  return { bias: bias.map(rounded), features: kept(weights) };
}

function kept(weights: ReadonlyMap<string, readonly number[]>): Record<string, number[]> {
  const strong = [...weights].filter(([, each]) => each.some((one) => Math.abs(one) >= SMALLEST));
  return Object.fromEntries(
    strong
      .map(([feature, each]): [string, number[]] => [feature, each.map(rounded)])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function rounded(weight: number): number {
  return Math.round(weight * 100) / 100;
}

function shuffled<T>(values: readonly T[], next: () => number): T[] {
  const order = [...values];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    [order[index], order[other]] = [order[other] as T, order[index] as T];
  }
  return order;
}

/** Numbers from 0 up to 1, the same each time (Lehmer's generator, "minimal standard"). */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
