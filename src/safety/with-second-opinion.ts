import { normalise, words } from '../text/normalise.ts';
import type { Opinion } from './second-opinion.ts';
import type { Grade, Screen } from './screen.ts';

/**
 * From this probability on, the second opinion counts. Set on messages that it
 * was not learnt from, where harmless ones may alarm at most one time in twenty.
 */
const SURE = 0.65;

/**
 * The most that is read of one text, in UTF-16 code units: its beginning and its
 * end. More than any platform lets a person type into a command, and what a wall
 * of pasted junk costs stays within milliseconds.
 */
const BEGINNING = 3_000;
const END = 1_000;

const RISING: readonly Grade[] = ['ok', 'unclear', 'doctor', 'crisis', 'emergency'];

/**
 * The rules' screen, with a second opinion on what it lets pass: the graver of the two
 * grades holds. It can only raise a grade, never lower one, and leaves alone what
 * the rules know to be unclear.
 */
export function withSecondOpinion(rules: Screen, opinionOf: (text: string) => Opinion): Screen {
  return (whole) => {
    const text = endsOf(whole);
    const screening = rules(text);
    if (screening.grade !== 'ok' && screening.grade !== 'doctor') return screening;
    // A single word resembles whatever it happened to stand in; that is for the rules.
    if (words(normalise(text)).length < 2) return screening;
    const raised = gradeOf(opinionOf(text));
    const graver = RISING.indexOf(raised) > RISING.indexOf(screening.grade);
    return graver ? { ...screening, grade: raised } : screening;
  };
}

function endsOf(text: string): string {
  if (text.length <= BEGINNING + END) return text;
  return `${text.slice(0, BEGINNING)}\n${text.slice(-END)}`;
}

function gradeOf({ ok, emergency, crisis }: Opinion): Grade {
  if (emergency + crisis >= SURE) return crisis > emergency ? 'crisis' : 'emergency';
  return 1 - ok >= SURE ? 'doctor' : 'ok';
}
