import { zoneNamed } from './zone.ts';
import { squeeze } from './zone-index.ts';
import { searchZones, type ZoneChoice } from './zones.ts';

/** What a typed zone may mean: one zone, or some to choose from; with none of both, nothing is like it. */
export interface ZoneMeant {
  readonly zone?: string;
  readonly choices: readonly ZoneChoice[];
}

const MOST = 5;

/**
 * Reads a time zone as people type it. A city or name that is one zone's is taken; of an abbreviation
 * or country with several somebody has to choose, and what only looks like a zone has to be confirmed.
 */
export function chooseZone(typed: string, at: Temporal.Instant, language: string): ZoneMeant {
  const named = typed.includes('/') ? zoneNamed(typed.trim()) : undefined;
  if (named !== undefined) return { zone: named, choices: [] };
  const choices = searchZones(typed, at, { limit: MOST, language });
  const [first] = choices;
  if (first === undefined) return { choices };
  const text = squeeze(typed);
  const same = [first.zone, first.zone.split('/').at(-1) ?? ''].some(
    (name) => squeeze(name) === text,
  );
  const isOnly = choices.length === 1 && first.guessed !== true;
  return same || isOnly ? { zone: first.zone, choices } : { choices };
}
