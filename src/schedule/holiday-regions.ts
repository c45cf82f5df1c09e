/** A country or part of one whose public holidays are known, as a schedule names it. */
export interface HolidayRegion {
  /** "DE", "DE-BY". */
  readonly code: string;
  readonly name: string;
}

/**
 * The countries whose public holidays are known, by name. The library is loaded when this is first
 * asked: with its data it takes about 40 MB.
 *
 * @param language in which they are named and ordered, as a BCP 47 tag.
 */
export async function holidayCountries(language: string): Promise<HolidayRegion[]> {
  const { default: Library } = await import('date-holidays');
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return Object.keys(new Library().getCountries())
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted(byName(language));
}

/** The parts of a country that have holidays of their own, under the names they have there; none for most countries. */
export async function holidayRegions(country: string, language: string): Promise<HolidayRegion[]> {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  const { default: Library } = await import('date-holidays');
  // The library's types leave out that there may be none.
  const states: Record<string, string> | undefined = new Library().getStates(country);
  return Object.entries(states ?? {})
    .map(([code, name]) => ({ code: `${country}-${code.toUpperCase()}`, name }))
    .toSorted(byName(language));
}

function byName(language: string) {
  const { compare } = new Intl.Collator(language);
  return (a: HolidayRegion, b: HolidayRegion) => compare(a.name, b.name);
}
