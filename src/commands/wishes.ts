import type { Values } from '../cards/form.ts';
import type { Wording } from '../cards/wording.ts';
import {
  type Area,
  AREAS,
  type Condition,
  CONDITIONS,
  type Equipment,
  EQUIPMENT,
  type Place,
  PLACES,
} from '../content/schema/terms.ts';
import { type Filters, NO_FILTERS } from '../lookup/filters.ts';
import type { Option } from '../request.ts';

/** Minutes to choose from. */
const MINUTES = ['1', '2', '3', '5', '10'] as const;
/** What a move may need: nothing, or one of these. */
const NEEDS = ['none', ...EQUIPMENT] as const satisfies readonly (Equipment | 'none')[];

/** The options that narrow down what fits, in the order in which people think of them. */
const WISHES = {
  place: PLACES,
  minutes: MINUTES,
  area: AREAS,
  equipment: NEEDS,
  avoid: CONDITIONS,
} as const;

type WishName = keyof typeof WISHES;

/** The options in the words of one language, for commands and forms alike. */
export function wishOptions(wording: Wording): Option[] {
  const { options, terms } = wording.phrases;
  const labels: { [N in WishName]: (value: (typeof WISHES)[N][number]) => string } = {
    place: (place) => terms.place[place],
    minutes: (minutes) => minutes,
    area: (area) => terms.area[area],
    equipment: (need) => (need === 'none' ? options.equipment.none : terms.equipment[need]),
    avoid: (condition) => terms.condition[condition],
  };
  return (Object.keys(WISHES) as WishName[]).map((name) => ({
    name,
    label: options[name].label,
    description: options[name].description,
    choices: WISHES[name].map((value) => ({
      value,
      label: wording.capitalised((labels[name] as (value: string) => string)(value)),
    })),
  }));
}

/** What was wished for, and whatever no option offers: platforms don't check all that people send. */
export interface Wishes {
  readonly filters: Filters;
  readonly unknown: readonly string[];
}

/** Reads chosen options into filters. Never throws. */
export function readWishes(values: Values = {}): Wishes {
  const chosen = <T extends string>(name: WishName, known: readonly T[]): T[] =>
    known.filter((value) => values[name]?.includes(value));
  const minutes = chosen('minutes', MINUTES).map(Number);
  const unknown = Object.entries(values).flatMap(([name, sent]) => {
    const known: readonly string[] = Object.hasOwn(WISHES, name) ? WISHES[name as WishName] : [];
    return sent.filter((value) => !known.includes(value));
  });
  const filters = {
    ...NO_FILTERS,
    place: chosen<Place>('place', PLACES),
    area: chosen<Area>('area', AREAS),
    equipment: chosen<Equipment | 'none'>('equipment', NEEDS),
    avoid: chosen<Condition>('avoid', CONDITIONS),
    ...(minutes.length > 0 ? { minutes: Math.max(...minutes) } : {}),
  };
  return { filters, unknown };
}
