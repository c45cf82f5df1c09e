import { expandAlternatives } from '../text/alternatives.ts';
import { normalise } from '../text/normalise.ts';

/** One step of a phrase: a word, a number within a range, or an end of the clause. */
export type Step =
  | { kind: 'word'; word: string; exact: boolean }
  | { kind: 'number'; low: number; high: number }
  | { kind: 'start' }
  | { kind: 'end' };

const MACRO = /\{([a-z0-9-]+)\}/g;
const NUMBER = /^#(?:(\d+)-(\d+))?$/;

/**
 * Every phrase that a pattern of `red-flags.yaml` stands for, in steps.
 *
 * @throws when the pattern names a macro that doesn't exist or stands for no words.
 */
export function readPattern(
  pattern: string,
  macros: Readonly<Record<string, readonly string[]>>,
): Step[][] {
  const spelled = pattern.replace(MACRO, (_, name: string) => {
    const choices = Object.hasOwn(macros, name) ? macros[name] : undefined;
    if (!choices) throw new Error(`"${pattern}": there is no macro "${name}"`);
    return `(${choices.join('|')})`;
  });
  return expandAlternatives(spelled).map((phrase) => {
    const steps = phrase.split(' ').flatMap(readStep);
    if (!steps.some((step) => step.kind === 'word' || step.kind === 'number')) {
      throw new Error(`"${pattern}": "${phrase}" contains no word`);
    }
    return steps;
  });
}

function readStep(piece: string): Step[] {
  if (piece === '') return [];
  if (piece === '^') return [{ kind: 'start' }];
  if (piece === '$') return [{ kind: 'end' }];
  const range = NUMBER.exec(piece);
  if (range) {
    return [{ kind: 'number', low: Number(range[1] ?? 0), high: Number(range[2] ?? Infinity) }];
  }
  const exact = piece.startsWith('=');
  // Patterns are written as people write, so they take the same way as a message's words.
  const normal = normalise(exact ? piece.slice(1) : piece);
  return normal === ''
    ? []
    : normal.split(' ').map((word) => ({ kind: 'word' as const, word, exact }));
}
