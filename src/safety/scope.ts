import type { Lexicon, Role } from './lexicon.ts';
import type { Mention, Span } from './phrase-book.ts';
import type { Reading } from './reading.ts';

/** What surrounds a sign and changes whether it counts. */
export interface Scope {
  /** Whether the words that tell a sign are denied: "no chest pain, numbness or fever". */
  isDenied(told: readonly Span[]): boolean;
  /** Whether their clause speaks of something long ago and over. */
  isPast(span: Span): boolean;
  /** Whether their sentence only asks about the subject. */
  isAsked(span: Span): boolean;
  /** Whether a thing at work, not a person, is what collapses. */
  isFigurative(span: Span): boolean;
  /** Whether somebody else is said to have it. */
  isAboutOther(span: Span): boolean;
}

/** How many words after "no" still belong to it, and after "not". */
const STRONG_REACH = 6;
const WEAK_REACH = 3;
/** A clause of at most so many words that only says when: "…, in 2019". */
const SHORT_CLAUSE = 6;

/** Reads denials, times, questions and speakers off the roles in a text. */
export function createScope(
  reading: Reading,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): Scope {
  const { words } = reading;
  const roles = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (!mention.name.includes(':')) continue;
    const filed = roles.get(mention.name);
    if (filed) filed.push(mention);
    else roles.set(mention.name, [mention]);
  }
  const of = (role: Role): readonly Mention[] => roles.get(role) ?? [];
  const clauseOf = (index: number): number => words[index]?.clause ?? -1;
  const sentenceOf = (index: number): number => words[index]?.sentence ?? -1;

  const clausesOf = (role: Role): Set<number> =>
    new Set(of(role).map((mention) => clauseOf(mention.start)));
  const sentencesOf = (role: Role): Set<number> =>
    new Set(of(role).map((mention) => sentenceOf(mention.start)));

  const never = of('denial:never');
  const denials = [
    ...of('denial:strong').map((span) => ({ ...span, reach: STRONG_REACH })),
    ...of('denial:weak').map((span) => ({ ...span, reach: WEAK_REACH })),
  ].filter((denial) => !never.some((span) => overlaps(span, denial)));
  const ends = of('denial:ends');
  const carried = carriedClauses(denials);

  /** Clauses that continue a denied list: "no fever, chills or weight loss". */
  function carriedClauses(strong: readonly (Span & { reach: number })[]): Set<number> {
    const clauses = new Set<number>();
    for (const denial of strong) {
      if (denial.reach !== STRONG_REACH) continue;
      const first = clauseOf(denial.start);
      const sentence = sentenceOf(denial.start);
      const pending: number[] = [];
      let length = 0;
      for (let index = denial.end; index < words.length; index++) {
        const word = words[index];
        if (!word || word.sentence !== sentence) break;
        if (word.clause !== clauseOf(index - 1)) {
          pending.push(word.clause);
          length = 0;
        }
        if (word.clause !== first && ++length > SHORT_CLAUSE) break;
        if (ends.some((end) => end.start === index)) break;
        if (word.clause !== first && word.forms.some((form) => lexicon.listWords.has(form))) {
          for (const clause of pending) clauses.add(clause);
          break;
        }
      }
    }
    return clauses;
  }

  const pastClauses = clausesOf('past:over');
  const lastingClauses = clausesOf('past:lasting');
  const lengths = new Map<number, number>();
  for (const word of words) lengths.set(word.clause, (lengths.get(word.clause) ?? 0) + 1);

  const personal = sentencesOf('question:personal');
  const remedies = sentencesOf('question:remedy');
  const questions = sentencesOf('question:opener');

  return {
    isDenied(told) {
      const first = told[0];
      const last = told.at(-1);
      if (!first || !last) return false;
      if (carried.has(clauseOf(first.start))) return true;
      return denials.some((denial) => {
        if (denial.end > last.start || clauseOf(denial.start) !== clauseOf(last.start)) return false;
        if (told.some((span) => overlaps(span, denial))) return false;
        const target = told.find((span) => span.start >= denial.end) ?? last;
        if (target.start - denial.end > denial.reach) return false;
        return !ends.some((end) => end.start >= denial.end && end.end <= target.start);
      });
    },
    isPast(span) {
      const clause = clauseOf(span.start);
      if (lastingClauses.has(clause)) return false;
      if (pastClauses.has(clause)) return true;
      const next = clause + 1;
      return (
        pastClauses.has(next) &&
        !lastingClauses.has(next) &&
        (lengths.get(next) ?? 0) <= SHORT_CLAUSE &&
        sentenceOf(span.start) === words.find((word) => word.clause === next)?.sentence
      );
    },
    isAsked(span) {
      const sentence = sentenceOf(span.start);
      return questions.has(sentence) && !personal.has(sentence) && !remedies.has(sentence);
    },
    isFigurative(span) {
      const clause = clauseOf(span.start);
      return of('figure:subject').some(
        (subject) =>
          clauseOf(subject.start) === clause &&
          subject.end <= span.start &&
          ![...of('person:other'), ...of('person:self')].some(
            (person) => person.start >= subject.end && person.end <= span.start,
          ),
      );
    },
    isAboutOther(span) {
      const sentence = sentenceOf(span.start);
      const others = of('person:other').filter(
        (other) => sentenceOf(other.start) === sentence && other.start < span.end,
      );
      const nearest = others.at(-1);
      return (
        nearest !== undefined &&
        !of('person:self').some((self) => self.start >= nearest.end && self.start < span.end)
      );
    },
  };
}

/** Whether two spans share a word. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
