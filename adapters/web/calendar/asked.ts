import { type Place, PLACES } from '../../../src/content/schema/terms.ts';
import { type Day, DAYS, OFFICE_PLACES } from '../../../src/schedule/schedule.ts';

/** What somebody filled in, as it was typed. */
export interface Asked {
  readonly times: string;
  readonly zone: string;
  readonly days: readonly Day[];
  readonly place: readonly Place[];
  /** Dates without posts. */
  readonly off: string;
  /** A country and perhaps one of its parts whose public holidays have no posts: "DE", "DE-BY". */
  readonly country: string;
  readonly region: string;
  /** The date to begin with; empty for now. */
  readonly from: string;
}

export type AskedField = keyof Asked;

/** The fields in the form's order. */
export const ASKED_FIELDS = [
  'times',
  'zone',
  'days',
  'place',
  'country',
  'region',
  'off',
  'from',
] as const satisfies readonly AskedField[];

/** More than anybody writes into a line. */
export const LONGEST = 300;

const USUAL = { times: '9:00', days: DAYS.slice(0, 5), place: OFFICE_PLACES } as const;

/**
 * Reads the form's address. The form sends every field, empty ones too; what a shorter address leaves
 * out is as usual.
 *
 * @param zone the time zone to begin with.
 */
export function readAsked(params: URLSearchParams, zone: string): Asked {
  const line = (name: AskedField, usual = '') => (params.get(name) ?? usual).slice(0, LONGEST);
  const some = <T extends string>(name: AskedField, known: readonly T[], usual: readonly T[]) => {
    const sent = params.getAll(name);
    return sent.length === 0 ? usual : known.filter((each) => sent.includes(each));
  };
  return {
    times: line('times', USUAL.times),
    zone: line('zone', zone),
    days: some('days', DAYS, USUAL.days),
    place: some('place', PLACES, USUAL.place),
    off: line('off'),
    country: line('country'),
    region: line('region'),
    from: line('from'),
  };
}

/** The calendar's address with this filled in. */
export function addressOf({ days, place, ...lines }: Asked): string {
  const params = new URLSearchParams(lines);
  for (const day of ['', ...days]) params.append('days', day);
  for (const each of ['', ...place]) params.append('place', each);
  return `/calendar?${params.toString()}`;
}
