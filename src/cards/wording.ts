import type { Timing } from '../content/catalogue.ts';
import type { Phrases } from '../content/schema/phrases.ts';
import { durationSeconds } from '../content/timing.ts';

/** A text in two forms, for one and for several. */
interface Plural {
  readonly one: string;
  readonly other: string;
}

/** Puts numbers, lists and times into words of one language. */
export interface Wording {
  readonly phrases: Phrases;
  /** Fills a phrase's {placeholders}. */
  fill(phrase: string, values: Readonly<Record<string, string>>): string;
  /** The right form for a number, with {count} filled in. */
  count(plural: Plural, count: number, upTo?: number): string;
  /** With its first letter large, as on a menu. */
  capitalised(text: string): string;
  /** "a, b and c". */
  list(items: readonly string[]): string;
  /** "a, b or c". */
  either(items: readonly string[]): string;
  /** "hold for 15–30 seconds, once, on each side (about 40 seconds in all)". */
  timing(timing: Timing): string;
  /** How long it takes in all, the least where there is a range: "40 seconds". */
  duration(timing: Timing): string;
}

export function createWording(phrases: Phrases): Wording {
  const plurals = new Intl.PluralRules(phrases.locale);
  const all = new Intl.ListFormat(phrases.locale, { type: 'conjunction' });
  const any = new Intl.ListFormat(phrases.locale, { type: 'disjunction' });
  const words = phrases.timing;

  function count(plural: Plural, from: number, upTo?: number): string {
    const number =
      upTo === undefined ? `${from}` : fill(words.range, { from: `${from}`, to: `${upTo}` });
    const form = plurals.select(upTo ?? from) === 'one' ? plural.one : plural.other;
    return fill(form, { count: number });
  }

  function seconds(from: number, upTo?: number): string {
    const whole = from >= 60 && from % 60 === 0 && upTo === undefined;
    return whole ? count(words.minutes, from / 60) : count(words.seconds, from, upTo);
  }

  function describe(timing: Timing): string {
    const { hold, pace, time, repetitions, sets, sides } = timing;
    const repeated = pace !== undefined || repetitions.count > 1 || repetitions.upTo !== undefined;
    const parts = [
      hold && fill(words.hold, { time: seconds(hold.seconds, hold.upTo) }),
      pace &&
        fill(words.pace, {
          repetitions: count(words.repetitions, repetitions.count, repetitions.upTo),
          time: seconds(pace.seconds, pace.upTo),
        }),
      time && fill(words.time, { time: seconds(time.seconds, time.upTo) }),
      pace === undefined && repeated && count(words.times, repetitions.count, repetitions.upTo),
      sets.count > 1 || sets.upTo !== undefined ? count(words.sets, sets.count, sets.upTo) : false,
      sides.count > 1 && words.eachSide,
    ];
    const ranges = [hold, pace, time, repetitions, sets].some((part) => part?.upTo !== undefined);
    const total = fill(ranges ? words.totalFrom : words.total, { time: duration(timing) });
    return `${parts.filter(Boolean).join(', ')} (${total})`;
  }

  function duration(timing: Timing): string {
    return roundSeconds(durationSeconds(timing));
  }

  /** A time in all, as people say it: to ten seconds below a minute and a half, to half minutes above. */
  function roundSeconds(exact: number): string {
    if (exact < 90) return seconds(Math.max(10, Math.round(exact / 10) * 10));
    return count(words.minutes, Math.round(exact / 30) / 2);
  }

  return {
    phrases,
    fill,
    count,
    capitalised: (text) => text.charAt(0).toLocaleUpperCase(phrases.locale) + text.slice(1),
    list: (items) => all.format(items),
    either: (items) => any.format(items),
    timing: describe,
    duration,
  };
}

function fill(phrase: string, values: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
