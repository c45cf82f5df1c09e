import { problemText } from '../../cards/schedule-wording.ts';
import type { ScheduleField } from '../../cards/schedule-form.ts';
import type { ZoneChoice } from '../../schedule/zones.ts';
import { chooseZone } from '../../schedule/choose-zone.ts';
import { loadHolidays } from '../../schedule/holidays.ts';
import type { ScheduleDraft } from '../../schedule/parse-schedule.ts';
import { fittingExercises } from '../../schedule/rotation.ts';
import { checkSchedule, type Schedule } from '../../schedule/schedule.ts';
import type { Wording } from '../../cards/wording.ts';
import { cutTyped, ScheduleError } from '../../schedule/schedule-error.ts';
import type { ScheduleRow } from '../../desk/schedule-desk.ts';
import type { Visit } from './visit.ts';

/** A sentence by the field of the form it belongs to. */
export type Problems = Readonly<Partial<Record<ScheduleField, string>>>;

/** What somebody asked for, complete; or everything that stands in its way. */
export type Settled =
  | { readonly terms: Schedule }
  | {
      readonly problems: Problems;
      /** The zones that may have been meant. */
      readonly zones: readonly ZoneChoice[];
    };

/** The form's field for each of a schedule's; what it doesn't ask for is told at the first. */
const FIELD_OF: Readonly<Record<string, ScheduleField>> = {
  zone: 'zone',
  days: 'days',
  place: 'place',
  skip: 'off',
  holidays: 'off',
};

/** Stand in for what is missing or wrong, so that the rest can be looked at as well. */
const SOME_TIME = ['09:00'];
const SOME_ZONE = 'UTC';

/**
 * Completes what was said by what is set already, where the person is, and what is usual.
 *
 * @param found what is known to be wrong with it.
 */
export async function settle(
  draft: ScheduleDraft,
  row: ScheduleRow | undefined,
  { from, at, tools }: Visit,
  found: Problems = {},
): Promise<Settled> {
  const { wording } = tools.context;
  const { locale, schedule: texts } = wording.phrases;
  const meant =
    draft.zone === undefined
      ? { zone: row?.zone ?? from.zone, choices: [] }
      : chooseZone(draft.zone, at, locale);
  const times = draft.times ?? row?.times ?? [];
  const problems: Partial<Record<ScheduleField, string>> = { ...found };
  if (times.length === 0) problems.times ??= texts.problem.times;
  if (meant.zone === undefined) {
    const { wrong, zoneMissing, zoneChoose } = texts.problem;
    if (draft.zone === undefined) problems.zone = zoneMissing;
    else if (meant.choices.length > 0) problems.zone = zoneChoose;
    else problems.zone = wording.fill(wrong.zone, { typed: cutTyped(draft.zone) });
  }
  try {
    const { days, skip, holidays, place } = { ...row, ...draft };
    const terms = checkSchedule({
      times: problems.times === undefined ? times : SOME_TIME,
      zone: meant.zone ?? SOME_ZONE,
      days,
      skip,
      holidays,
      place,
      pausedUntil: row?.pausedUntil,
    });
    await loadHolidays(terms.holidays);
    const fits = fittingExercises(tools.catalogue.exercises, terms.place).length > 0;
    if (!fits) problems.place = texts.nothingFits;
    if (Object.keys(problems).length === 0) return { terms };
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return { problems: { ...sentences(error, wording), ...problems }, zones: meant.choices };
  }
  return { problems, zones: meant.choices };
}

/** What is wrong, by the form's fields: the first of each. */
export function sentences(
  { problems }: ScheduleError,
  wording: Wording,
): Partial<Record<ScheduleField, string>> {
  const found: Partial<Record<ScheduleField, string>> = {};
  for (const problem of problems) {
    const [name = ''] = problem.field.split(', ');
    found[FIELD_OF[name] ?? 'times'] ??= problemText(problem, wording);
  }
  return found;
}
