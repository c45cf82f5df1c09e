import type { Phrases } from '../../content/schema/phrases.ts';
import type { DateWords } from '../../schedule/parse-date.ts';
import type { ScheduleWords } from '../../schedule/parse-schedule.ts';
import { normalise } from '../../text/normalise.ts';

/** How the language of these phrases speaks of schedules. */
export function scheduleWords({ locale, schedule }: Phrases): ScheduleWords {
  const { place, dates: _dates, deeds: _deeds, ...lists } = schedule.words;
  return { language: locale, ...mapped(lists), place: mapped(place) };
}

/** How it speaks of dates to come. */
export function dateWords({ locale, schedule }: Phrases): DateWords {
  const { until, filler, dates } = schedule.words;
  const { numbers, ...others } = dates;
  return {
    language: locale,
    ...mapped(others),
    until: plain(until),
    filler: plain([...filler, ...others.filler]),
    numbers: numbers.map(plain),
  };
}

function plain(words: readonly string[]): string[] {
  return words.map((word) => normalise(word) || word);
}

function mapped<T extends Record<string, readonly string[]>>(all: T) {
  return Object.fromEntries(Object.entries(all).map(([name, words]) => [name, plain(words)])) as {
    [K in keyof T]: string[];
  };
}
