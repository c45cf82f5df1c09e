import { findDenied } from './denial.ts';
import type { Lexicon, Role } from './lexicon.ts';
import { type Mention, type Span, overlaps } from './phrase-book.ts';
import type { Reading } from './reading.ts';

/** What surrounds a sign and changes whether it counts. */
export interface Scope {
  /** Whether a word that tells a sign is denied: "no chest pain, numbness or fever". */
  isDenied(told: readonly Span[]): boolean;
  /** Whether its clause speaks of something long ago and over. */
  isPast(span: Span): boolean;
  /** Whether its sentence only asks about the subject, or supposes it. */
  isAsked(span: Span): boolean;
  /** Whether a thing at work, not a person, is what collapses. */
  isFigurative(span: Span): boolean;
  /** Whether somebody else is said to have it. */
  isAboutOther(span: Span): boolean;
  /** Whether the whole text speaks of somebody else, and not of whoever writes. */
  isAboutOthersOnly(): boolean;
}

/** A clause of at most so many words that only says when: "…, in 2019". */
const SHORT_CLAUSE = 6;
/** How far behind "server" its "collapsed" may stand. */
const SUBJECT_REACH = 4;

/** Reads denials, times, questions and speakers off the roles in a text. */
export function createScope(
  reading: Reading,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): Scope {
  const { words } = reading;
  const clauseOf = (span: Span): number => words[span.start]?.clause ?? -1;
  const sentenceOf = (span: Span): number => words[span.start]?.sentence ?? -1;
  const roles = new Map<string, Mention[]>();
  const things: Mention[] = [];
  for (const mention of mentions) {
    if (mention.name.includes(':')) file(roles, mention.name, mention);
    else things.push(mention);
  }
  const of = (role: Role): readonly Mention[] => roles.get(role) ?? [];
  const byClause = (role: Role): Groups => groupBy(of(role), clauseOf);
  const bySentence = (role: Role): Groups => groupBy(of(role), sentenceOf);

  const deniedBy = findDenied(
    reading,
    {
      strong: of('denial:strong'),
      weak: of('denial:weak'),
      never: of('denial:never'),
      ends: of('denial:ends'),
    },
    things,
    lexicon,
  );
  const past = byClause('past:over');
  const lasting = byClause('past:lasting');
  const backAgain = of('past:again').at(-1)?.start ?? -1;
  const lengths = new Map<number, number>();
  for (const { clause } of words) lengths.set(clause, (lengths.get(clause) ?? 0) + 1);
  const openers = bySentence('question:opener');
  const personal = bySentence('question:personal');
  const remedies = bySentence('question:remedy');
  const supposed = byClause('question:supposed');
  const subjects = byClause('figure:subject');
  const others = bySentence('person:other');
  const othersInClause = byClause('person:other');
  const selves = bySentence('person:self');

  /** Whether nothing stands there but what may stand between a thing and what is said of it. */
  function isBridged(from: number, to: number): boolean {
    const bridges = [...of('figure:between'), ...of('figure:subject')];
    for (let at = from; at < to; at++) {
      if (!bridges.some(({ start, end }) => start <= at && at < end)) return false;
    }
    return true;
  }

  return {
    isDenied: (told) =>
      told.some((span) =>
        [...(deniedBy.get(span.start) ?? []), ...(deniedBy.get(span.end - 1) ?? [])].some(
          // "No feeling in my arm": the denial is part of what is told.
          (denial) => !told.some((other) => overlaps(denial, other)),
        ),
      ),
    isPast(span) {
      const clause = clauseOf(span);
      if (lasting.has(clause) || backAgain > span.start) return false;
      if (past.has(clause)) return true;
      const after = past.get(clause + 1)?.[0];
      return (
        after !== undefined &&
        sentenceOf(after) === sentenceOf(span) &&
        !lasting.has(clause + 1) &&
        (lengths.get(clause + 1) ?? 0) <= SHORT_CLAUSE
      );
    },
    isAsked(span) {
      const sentence = sentenceOf(span);
      if (remedies.has(sentence)) return false;
      const opener = personal.has(sentence) ? undefined : openers.get(sentence)?.[0];
      const first = opener ?? supposed.get(clauseOf(span))?.[0];
      return first !== undefined && first.start <= span.start;
    },
    isFigurative(span) {
      const clause = clauseOf(span);
      const subject = subjects.get(clause)?.findLast(({ end }) => end <= span.start);
      return (
        subject !== undefined &&
        span.start - subject.end <= SUBJECT_REACH &&
        // "The build engineer collapsed": he did, not the build.
        isBridged(subject.end, span.start) &&
        // "Someone in my team fainted": somebody did, not the team.
        !othersInClause.has(clause) &&
        !selves
          .get(sentenceOf(span))
          ?.some(({ start, end }) => start >= subject.end && end <= span.start)
      );
    },
    isAboutOthersOnly() {
      const them = of('person:other');
      // "My colleague" is no word of oneself.
      return (
        them.length > 0 &&
        of('person:self').every((self) => them.some((other) => overlaps(self, other)))
      );
    },
    isAboutOther(span) {
      const sentence = sentenceOf(span);
      const nearest = others.get(sentence)?.findLast((other) => other.start < span.end);
      return (
        nearest !== undefined &&
        !selves.get(sentence)?.some((self) => self.start >= nearest.end && self.start < span.end)
      );
    },
  };
}

type Groups = ReadonlyMap<number, readonly Mention[]>;

function groupBy(mentions: readonly Mention[], key: (mention: Mention) => number): Groups {
  const groups = new Map<number, Mention[]>();
  for (const mention of mentions) file(groups, key(mention), mention);
  return groups;
}

function file<Key>(groups: Map<Key, Mention[]>, key: Key, mention: Mention): void {
  const filed = groups.get(key);
  if (filed) filed.push(mention);
  else groups.set(key, [mention]);
}
