import { normalise, words } from '../text/normalise.ts';
import { otherReading } from './other-reading.ts';
import type { Opinion } from './second-opinion.ts';
import type { Grade, Screen, Screening } from './screen.ts';

/**
 * From this probability on, the second opinion counts. Set on messages that it
 * was not learnt from, where harmless ones may alarm at most one time in twenty.
 */
const SURE = 0.65;

/** From this probability on, an emergency or crisis is worth a word before the answer. */
const IN_DOUBT = 0.4;

/**
 * How much is read at once, in UTF-16 code units. More than any platform lets a person type into a
 * command, and what one piece of pasted junk costs stays within milliseconds.
 */
const PIECE = 4_000;
/** How much of a piece is read again with the next, so that no sentence is cut in both. */
const OVERLAP = 400;
/**
 * The most that is read whole of one text: about five pages. Slack lets a message be up to 40,000
 * characters long; of more than this the beginning is read, and the last piece.
 */
const LONGEST = 16_000;
/** What the second opinion reads of a text longer than a piece: its beginning and its end. */
const BEGINNING = 3_000;

const RISING: readonly Grade[] = ['ok', 'unclear', 'doctor', 'crisis', 'emergency'];

/**
 * The rules' screen, with a second opinion on what it lets pass: the graver of the two
 * grades holds. It can only raise a grade, never lower one. Where the words may have been hidden, they
 * are read both as they stand and as they may be meant.
 *
 * A long text is read as a whole and piece by piece, so that nothing can be hidden in its middle; the
 * gravest reading decides. One too long to be read whole is unclear where nothing worse was found.
 */
export function withSecondOpinion(rules: Screen, opinionOf: (text: string) => Opinion): Screen {
  function screen(whole: string): Screening {
    const screening = readings(whole).map(rules).reduce(graver);
    if (screening.grade === 'emergency') return screening;
    const text = endsOf(whole);
    // A single word resembles whatever it happened to stand in; that is for the rules.
    if (words(normalise(text)).length < 2) return screening;
    return graver(screening, { ...screening, grade: gradeOf(opinionOf(text), screening.grade) });
  }

  return (whole) => {
    const screening = screen(whole);
    const other = otherReading(whole.slice(0, LONGEST));
    const both = other === undefined ? screening : graver(screening, screen(other));
    return whole.length > LONGEST ? graver(both, { ...both, grade: 'unclear' }) : both;
  };
}

/** The graver of two; of equals the first. */
function graver(some: Screening, other: Screening): Screening {
  return RISING.indexOf(other.grade) > RISING.indexOf(some.grade) ? other : some;
}

/** A text as a whole, for what is told in two places, and piece by piece, for what one place is full of. */
function readings(whole: string): readonly [string, ...string[]] {
  const text =
    whole.length > LONGEST
      ? `${whole.slice(0, LONGEST - PIECE)}\n${whole.slice(-(PIECE - 1))}`
      : whole;
  const pieces: string[] = [];
  for (let at = 0; text.length > PIECE && at + OVERLAP < text.length; at += PIECE - OVERLAP) {
    pieces.push(text.slice(at, at + PIECE));
  }
  return [text, ...pieces];
}

function endsOf(text: string): string {
  if (text.length <= PIECE) return text;
  return `${text.slice(0, BEGINNING)}\n${text.slice(-(PIECE - BEGINNING))}`;
}

function gradeOf({ ok, emergency, crisis }: Opinion, known: Grade): Grade {
  // Whoever speaks of dying needs the one reply or the other; which one, the rules know better.
  if (known === 'crisis') return emergency >= SURE ? 'emergency' : known;
  if (emergency + crisis >= SURE) return crisis > emergency ? 'crisis' : 'emergency';
  if (1 - ok >= SURE) return 'doctor';
  return emergency + crisis >= IN_DOUBT ? 'unclear' : 'ok';
}
