import type { Values } from '../../../src/cards/form.ts';
import type { Wording } from '../../../src/cards/wording.ts';
import type { Option } from '../../../src/request.ts';

/** One thing that was asked for. */
export interface Wish {
  /** The filter's name and value, as the address has them. */
  readonly name: string;
  readonly value: string;
  readonly label: string;
}

/** The filter of which only one value can be chosen: the most minutes there are. */
export const MINUTES = 'minutes';

/** What an address asks for; names and values that no filter offers count for nothing. */
export function readChoice(params: URLSearchParams, filters: readonly Option[]): Values {
  return Object.fromEntries(
    filters.map(({ name, choices }) => {
      const sent = new Set(params.getAll(name));
      const known = choices.map(({ value }) => value).filter((value) => sent.has(value));
      return [name, name === MINUTES ? known.slice(-1) : known];
    }),
  );
}

/** The address of the gallery with a choice in it: the same whatever order it was made in. */
export function addressOf(values: Values): string {
  const params = new URLSearchParams();
  for (const [name, chosen] of Object.entries(values)) {
    for (const value of chosen) params.append(name, value);
  }
  return params.size === 0 ? '/moves' : `/moves?${params.toString()}`;
}

/** A choice, one wish after another, as people read it. */
export function wishesOf(values: Values, filters: readonly Option[], wording: Wording): Wish[] {
  return filters.flatMap(({ name, choices }) =>
    choices
      .filter(({ value }) => values[name]?.includes(value))
      .map(({ value, label }) => ({ name, value, label: wishLabel(name, label, wording) })),
  );
}

/** A choice without one of its wishes. */
export function without(values: Values, { name, value }: Wish): Values {
  return { ...values, [name]: (values[name] ?? []).filter((each) => each !== value) };
}

/** Minutes are a number in the filters: "2 minutes at most". */
export function wishLabel(name: string, label: string, wording: Wording): string {
  if (name !== MINUTES) return label;
  const { timing, web } = wording.phrases;
  return wording.fill(web.moves.atMost, { time: wording.count(timing.minutes, Number(label)) });
}
