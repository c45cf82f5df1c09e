import { normalise } from '../text/normalise.ts';

/** One step of a phrase; `anyOf` stands for one of several phrases, an empty one for nothing. */
export type Step =
  | { readonly kind: 'word'; readonly word: string; readonly exact: boolean }
  | { readonly kind: 'number'; readonly low: number; readonly high: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'anyOf'; readonly choices: readonly (readonly Step[])[] };

const PIECES = /[(|)]|\{[a-z0-9-]+\}|[^\s(|){}]+/g;
const NUMBER = /^#(\d+)-(\d+)$/;

/**
 * Reads a phrase of `red-flags.yaml`. Groups may nest: "(cant|(did|do) not) feel".
 *
 * @throws when a bracket is left open, a macro doesn't exist or the phrase has no words.
 */
export function readPattern(
  pattern: string,
  macros: Readonly<Record<string, readonly string[]>>,
): Step[] {
  const pieces = pattern.match(PIECES) ?? [];
  let at = 0;

  function sequence(): Step[] {
    const steps: Step[] = [];
    for (; at < pieces.length; at++) {
      const piece = pieces[at] ?? '';
      if (piece === '|' || piece === ')') break;
      steps.push(...(piece === '(' ? [group()] : readPiece(piece)));
    }
    return steps;
  }

  function group(): Step {
    const choices: Step[][] = [];
    do {
      at++;
      choices.push(sequence());
    } while (pieces[at] === '|');
    if (pieces[at] !== ')') throw new Error(`"${pattern}": a bracket is left open`);
    return { kind: 'anyOf', choices };
  }

  function readPiece(piece: string): Step[] {
    if (!piece.startsWith('{')) return readWord(piece);
    const name = piece.slice(1, -1);
    const choices = Object.hasOwn(macros, name) ? macros[name] : undefined;
    if (!choices) throw new Error(`"${pattern}": there is no macro "${name}"`);
    return [{ kind: 'anyOf', choices: choices.map((choice) => readPattern(choice, macros)) }];
  }

  const steps = sequence();
  if (at < pieces.length) throw new Error(`"${pattern}": a bracket too many`);
  if (wordsOf(steps).length === 0 && !steps.some((step) => step.kind === 'number')) {
    throw new Error(`"${pattern}" contains no word`);
  }
  return steps;
}

/** Every word that a phrase may contain. */
export function wordsOf(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'word') return [step.word];
    return step.kind === 'anyOf' ? step.choices.flatMap(wordsOf) : [];
  });
}

function readWord(piece: string): Step[] {
  if (piece === '^') return [{ kind: 'start' }];
  if (piece === '$') return [{ kind: 'end' }];
  const range = NUMBER.exec(piece);
  if (range) return [{ kind: 'number', low: Number(range[1]), high: Number(range[2]) }];
  const exact = piece.startsWith('=');
  // Patterns are written as people write, so they take the same way as a message's words.
  return normalise(piece)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ kind: 'word', word, exact }));
}
