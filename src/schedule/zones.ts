import { normalise } from '../text/normalise.ts';
import { offsetMinutes, zoneLabel, zoneNamed } from './zone.ts';
import {
  canonicalZone,
  squeeze,
  type ZoneName,
  zoneIndex,
  zonesOfCountries,
} from './zone-index.ts';

/** A time zone to offer. */
export interface ZoneChoice {
  readonly zone: string;
  /** With the offset at the time of asking: "Europe/Berlin (UTC+1)". */
  readonly label: string;
  /** Only looks like what was typed: somebody has to say whether it was meant. */
  readonly guessed?: true;
}

/** Beyond 32 characters Fuse.js splits the pattern and any one piece counts (Fuse.js 7.5). */
const LONGEST = 32;
/** Fewer letters are like anything. */
const SHORTEST_TYPO = 4;
/** Fewer letters begin dozens of countries, and the runtime takes its time over each. */
const SHORTEST_COUNTRY = 3;
/** As many as Discord's autocomplete shows (Discord's API reference, 2026). */
const USUAL_LIMIT = 25;
const NEAREST = 3;
const OFFSET = /^(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?$/i;

/**
 * The time zones that somebody may mean, the likeliest first: by city ("berlin", "new york", "mumbai"),
 * name ("europe/berlin"), abbreviation ("CET"), offset at that time ("UTC+2"), or country; whole or
 * begun, and with typos when nothing fits. Without a text, those that most people want.
 *
 * @param at the instant at which the offsets hold.
 * @param options.limit the most zones to return.
 * @param options.language the language in which countries are named, as a BCP 47 tag.
 */
export function searchZones(
  typed: string,
  at: Temporal.Instant,
  { limit = USUAL_LIMIT, language = 'en' }: { limit?: number; language?: string } = {},
): ZoneChoice[] {
  const minutes = typedOffset(typed);
  const found: readonly Found[] =
    minutes === undefined
      ? findByName(typed, limit, language)
      : zoneIndex().cities.filter(({ zone }) => offsetMinutes(zone, at) === minutes);
  return found.slice(0, limit).map(({ zone, guessed }) => {
    return { zone, label: zoneLabel(zone, at), ...(guessed ? { guessed } : {}) };
  });
}

/** What to tell somebody whose time zone there is none of: what is wrong, and the names nearest to it. */
export function noSuchZone(typed: string): string {
  const shown = JSON.stringify(typed.slice(0, LONGEST));
  if (typedOffset(typed) !== undefined) {
    return `${shown} is an offset, which knows no summer time. Use a name like Europe/Berlin or America/New_York.`;
  }
  const near = typed.trim() === '' ? [] : findByName(typed, NEAREST, 'en').map(({ zone }) => zone);
  return near.length > 0
    ? `there is no time zone ${shown}. Did you mean ${near.join(', or ')}?`
    : `there is no time zone ${shown}. Use a name like Europe/Berlin or America/New_York.`;
}

type Found = Pick<ZoneChoice, 'zone' | 'guessed'>;

/** In rounds from the surest to the vaguest, each zone once. */
function findByName(typed: string, limit: number, language: string): readonly Found[] {
  const { cities, others, ids } = zoneIndex();
  const all = [...cities, ...others, ...ids];
  const text = squeeze(typed).slice(0, LONGEST);
  if (text === '') return typed.trim() === '' ? cities.slice(0, limit) : [];
  const begins = (name: ZoneName) => name.text.startsWith(text);
  const word = ` ${normalise(typed)}`;
  const holds = (name: ZoneName) => name.words.includes(word);
  const link = zoneNamed(typed.trim());
  const rounds: readonly (() => readonly { zone: string }[])[] = [
    () => all.filter((name) => name.text === text),
    () => zonesOfCountries((name, code) => name === text || code === text, language),
    () => (link === undefined ? [] : [{ zone: canonicalZone(link) }]),
    () => cities.filter(begins),
    () => others.filter(begins),
    () =>
      text.length < SHORTEST_COUNTRY
        ? []
        : zonesOfCountries((name) => name.startsWith(text), language),
    () => all.filter(holds),
  ];
  const found = new Set<string>();
  const add = (zones: readonly { zone: string }[]) => zones.forEach(({ zone }) => found.add(zone));
  for (const round of rounds) {
    if (found.size < limit) add(round());
  }
  if (found.size > 0) return [...found].slice(0, limit).map((zone) => ({ zone }));
  add(lookAlikes(typed));
  return [...found].slice(0, limit).map((zone) => ({ zone, guessed: true }));
}

/** Zones whose city looks like the one typed; of the same continent, where one was typed before it. */
function lookAlikes(typed: string): readonly ZoneName[] {
  const slash = typed.lastIndexOf('/') + 1;
  const city = squeeze(typed.slice(slash)).slice(0, LONGEST);
  if (city.length < SHORTEST_TYPO) return [];
  const continent = typed.slice(0, slash).trim().toLowerCase();
  const near = zoneIndex().alike(city);
  const there = near.filter(({ zone }) => zone.toLowerCase().startsWith(continent));
  return there.length > 0 ? there : near;
}

/** "UTC+2", "GMT-5", "+05:30" in minutes; nothing for anything else. */
function typedOffset(typed: string): number | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(typed.trim()) ?? [];
  if (sign === undefined) return undefined;
  const distance = Number(hours) * 60 + Number(minutes);
  return sign === '+' ? distance : -distance;
}
