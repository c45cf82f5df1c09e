import Fuse from 'fuse.js';
import { normalise } from '../text/normalise.ts';
import { ABBREVIATIONS, PLACE_NAMES, RENAMED } from './zone-names.ts';

/** A name of a time zone, or of something in it. */
export interface ZoneName {
  readonly zone: string;
  /** As {@link squeeze} makes it. */
  readonly text: string;
  /** Normalised, with a space before each word. */
  readonly words: string;
}

/** Names of all zones, those that most people want first within each list. */
export interface ZoneIndex {
  /** Every zone once, as the city, island or region at its name's end. */
  readonly cities: readonly ZoneName[];
  /** Other cities, short names and abbreviations. */
  readonly others: readonly ZoneName[];
  /** The zones' full names, old ones among them. */
  readonly ids: readonly ZoneName[];
  /** Cities and others that look like a squeezed text. */
  readonly alike: (text: string) => ZoneName[];
}

/** From here on Fuse.js finds likenesses that nobody sees; 0 is the same text, 1 anything. */
const LIKE_ENOUGH = 0.3;

let index: ZoneIndex | undefined;

/** The index, built when first needed: the runtime takes some milliseconds to list its zones. */
export function zoneIndex(): ZoneIndex {
  return (index ??= createIndex());
}

/** The form in which names are compared: "New_York", "new-york" and "newyork" are the same. */
export function squeeze(text: string): string {
  return normalise(text).replaceAll(' ', '');
}

/** The present name of a zone that goes by a name of the database's: "US/Pacific" is America/Los_Angeles. */
export function canonicalZone(name: string): string {
  return present(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
}

/**
 * The zones of the countries that pass, those that most people want first.
 *
 * @param passes is given a country's name in the language, and its code; both as {@link squeeze} makes them.
 */
export function zonesOfCountries(
  passes: (name: string, code: string) => boolean,
  language: string,
): readonly ZoneName[] {
  const fitting = countries(language).filter(({ text, code }) => passes(text, squeeze(code)));
  const theirs = new Set(
    fitting.flatMap(({ code }) => new Intl.Locale(`und-${code}`).getTimeZones() ?? []).map(present),
  );
  return zoneIndex().cities.filter(({ zone }) => theirs.has(zone));
}

function createIndex(): ZoneIndex {
  const popular = Object.keys(PLACE_NAMES);
  const zones = [...new Set([...popular, ...Intl.supportedValuesOf('timeZone').map(present)])];
  const cities = zones.map((zone) => named(zone, zone.split('/').at(-1) ?? zone));
  const others = [
    ...Object.entries(PLACE_NAMES).flatMap(([zone, names]) =>
      names.map((name) => named(zone, name)),
    ),
    ...Object.entries(ABBREVIATIONS).flatMap(([name, meant]) =>
      meant.map((zone) => named(zone, name)),
    ),
  ];
  const ids = [
    ...zones.map((zone) => named(zone, zone)),
    ...Object.entries(RENAMED).map(([old, zone]) => named(zone, old)),
  ];
  const fuse = new Fuse([...cities, ...others], {
    keys: ['text'],
    threshold: LIKE_ENOUGH,
    isCaseSensitive: true,
    ignoreFieldNorm: true,
  });
  return { cities, others, ids, alike: (text) => fuse.search(text).map(({ item }) => item) };
}

function named(zone: string, name: string): ZoneName {
  return { zone, text: squeeze(name), words: ` ${normalise(name)}` };
}

interface Country {
  /** ISO 3166: "DE". */
  readonly code: string;
  readonly text: string;
}

const known = new Map<string, readonly Country[]>();

/** Every country and territory that has a name in the language. */
function countries(language: string): readonly Country[] {
  const before = known.get(language);
  if (before) return before;
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const list = letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : { code, text: squeeze(name) };
    });
  known.set(language, list);
  return list;
}

/** A zone's present name in the database. */
function present(zone: string): string {
  return RENAMED[zone] ?? zone;
}
