import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { IsHoliday } from './occurrences.ts';
import { ScheduleError, type ScheduleProblem } from './schedule-error.ts';

const MILLISECONDS_AN_HOUR = 3_600_000;
const HOURS_A_DAY = 24;

/** The name of the public holiday on a local date, "2026-12-25"; nothing on other days. */
export type HolidayName = (date: string) => string | undefined;

/** The language of names that nobody reads. */
const ANY_LANGUAGE = 'en';

/** What has been worked out so far, by region and language: at most the library's 628 regions (3.37) for each. */
const calendars = new Map<string, HolidayName>();

/**
 * The public holidays of countries and regions as date-holidays knows them. The library is loaded
 * here and only when there is something to ask it: with its data it takes about 40 MB.
 *
 * A country alone has only the holidays of all its regions: "GB" has no bank holiday in August,
 * "GB-ENG" does. Half a day off, as Christmas Eve is in some countries, is a working day. Lunar
 * dates are calculated and may be a day beside those proclaimed.
 *
 * @param regions as a schedule has them: "DE", "DE-BY", "DE-BY-A".
 * @returns whether a date is a holiday in any of them.
 * @throws {ScheduleError} for the first that the library doesn't know, with those it does.
 */
export async function loadHolidays(regions: readonly string[]): Promise<IsHoliday> {
  const nameOf = await loadHolidayNames(regions, ANY_LANGUAGE);
  return (date) => nameOf(date) !== undefined;
}

/**
 * The same holidays by their names.
 *
 * @param language a BCP 47 tag; where a name isn't known in it, it is one of the region's own.
 * @throws {ScheduleError} for the first region that the library doesn't know, with those it does.
 */
export async function loadHolidayNames(
  regions: readonly string[],
  language: string,
): Promise<HolidayName> {
  if (regions.length === 0) return () => undefined;
  const { default: Library } = await import('date-holidays');
  const all = regions.map((region) => {
    const key = `${region} ${language}`;
    const calendar = calendars.get(key) ?? createCalendar(new Library(), region, language);
    calendars.set(key, calendar);
    return calendar;
  });
  return (date) => {
    for (const nameOf of all) {
      const name = nameOf(date);
      if (name !== undefined) return name;
    }
    return undefined;
  };
}

function createCalendar(library: Holidays, region: string, language: string): HolidayName {
  const [country = '', state = '', part = ''] = codesOf(library, region);
  const languages = [new Intl.Locale(language).language];
  library.init(country, state, part, { types: ['public'], languages });
  const years = new Map<number, ReadonlyMap<string, string>>();
  const namesOf = (year: number) => {
    const names = years.get(year) ?? new Map(library.getHolidays(year).flatMap(namedDays));
    years.set(year, names);
    return names;
  };
  return (date) => {
    const year = Number(date.slice(0, 4));
    // A feast of some days may begin at the end of the year before.
    return namesOf(year).get(date) ?? namesOf(year - 1).get(date);
  };
}

function namedDays(holiday: HolidaysTypes.Holiday): [string, string][] {
  return wholeDays(holiday).map((date) => [date, holiday.name]);
}

/** The dates that a holiday covers from midnight to midnight; its hours are off by one when the clocks change. */
function wholeDays({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const hours = (end.getTime() - start.getTime()) / MILLISECONDS_AN_HOUR;
  const first = Temporal.PlainDate.from(date.slice(0, 'YYYY-MM-DD'.length));
  return Array.from({ length: Math.floor((hours + 1) / HOURS_A_DAY) }, (_, days) =>
    first.add({ days }).toString(),
  );
}

/** The library's own spelling of a region's codes, one for each level. */
function codesOf(library: Holidays, region: string): string[] {
  const codes: string[] = [];
  for (const typed of region.split('-')) {
    const there = Object.keys(below(library, codes));
    const code = there.find((each) => each.toUpperCase() === canonical(typed, codes));
    if (code === undefined) throw unknownRegion(region, codes, there);
    codes.push(code);
  }
  return codes;
}

function below(
  library: Holidays,
  [country, state, part]: readonly string[],
): Record<string, string> {
  if (country === undefined) return library.getCountries();
  if (part !== undefined) return {};
  // The library's types leave out that there may be none.
  const found: Record<string, string> | undefined =
    state === undefined ? library.getStates(country) : library.getRegions(country, state);
  return found ?? {};
}

/** People write UK for GB; the runtime knows such aliases of countries. */
function canonical(typed: string, above: readonly string[]): string {
  const code = typed.toUpperCase();
  return above.length > 0 ? code : (new Intl.Locale(`und-${code}`).region ?? code);
}

function unknownRegion(
  region: string,
  above: readonly string[],
  there: readonly string[],
): ScheduleError {
  const parent = above.join('-');
  const remedy =
    above.length === 0
      ? 'Use a country’s two letters after ISO 3166, such as DE or US.'
      : there.length > 0
        ? `Use ${parent} alone, or one of: ${there.map((code) => `${parent}-${code}`).join(', ')}.`
        : `Use ${parent} alone.`;
  const message = `no holidays are known for "${region}". ${remedy}`;
  return new ScheduleError([{ field: 'holidays', message, wrong: wrongBy(region, above, there) }]);
}

function wrongBy(
  typed: string,
  above: readonly string[],
  there: readonly string[],
): NonNullable<ScheduleProblem['wrong']> {
  const parent = above.join('-');
  if (above.length === 0) return { code: 'country', values: { typed } };
  if (there.length === 0) return { code: 'whole', values: { typed, parent } };
  const parts = there.map((code) => `${parent}-${code}`).join(', ');
  return { code: 'part', values: { typed, parent, parts } };
}
