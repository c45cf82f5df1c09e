import type { Action } from '../../cards/card.ts';
import type { Values } from '../../cards/form.ts';
import { problemCard } from '../../cards/schedule-answers.ts';
import { scheduleAction } from '../../cards/schedule-card.ts';
import type { ScheduleField } from '../../cards/schedule-form.ts';
import { PLACES } from '../../content/schema/terms.ts';
import {
  parseDaysOff,
  parseSchedule,
  type ScheduleDraft,
  writeSchedule,
} from '../../schedule/parse-schedule.ts';
import { DAYS } from '../../schedule/schedule.ts';
import { ScheduleError } from '../../schedule/schedule-error.ts';
import { parseTimes } from '../../schedule/times.ts';
import type { Reply } from '../../request.ts';
import { type Problems, sentences, settle } from './settle.ts';
import { shown } from './shown.ts';
import { mayChange, refused, type Visit } from './visit.ts';
import { scheduleWords } from './words.ts';

/** Discord's limit for a button's id. */
const LONGEST_ID = 100;

/** Sets up what was typed in a line, in the zone chosen beside it, if one was. */
export async function saveTyped(text: string, visit: Visit, zone?: string): Promise<Reply> {
  try {
    const draft = parseSchedule(text, scheduleWords(visit.tools.context.wording.phrases));
    return await save(zone === undefined ? draft : { ...draft, zone }, visit);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return problem(
      {},
      { problems: sentences(error, visit.tools.context.wording), zones: [] },
      visit,
    );
  }
}

/** Sets what was typed or chosen up for a channel, or says what is missing and what is wrong. */
async function save(draft: ScheduleDraft, visit: Visit, found: Problems = {}): Promise<Reply> {
  const { channel, desk, from } = visit;
  const row = await desk.find(channel);
  if (!mayChange(visit, row)) return refused(visit, row);
  const settled = await settle(draft, row, visit, found);
  if ('problems' in settled) return problem(draft, settled, visit);
  const saved = await desk.save(channel, settled.terms, {
    createdBy: row?.createdBy ?? from.person,
    weeklySummary: row?.weeklySummary ?? true,
    // Whoever sets times wants posts at them; who changes something else may not know that they stopped.
    ...(draft.times === undefined && row ? { stoppedBecause: row.stoppedBecause } : {}),
  });
  return shown(saved, 'set', visit);
}

/** The form, as it was filled in. */
export async function saveForm(values: Values, visit: Visit): Promise<Reply> {
  let found: Problems = {};
  let times: readonly string[] = [];
  try {
    times = timesOf(textOf(values, 'times'), visit);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    found = sentences(error, visit.tools.context.wording);
  }
  const zone = textOf(values, 'zone').trim();
  const days = chosen('days', DAYS, values);
  const place = chosen('place', PLACES, values);
  const draft: ScheduleDraft = {
    ...(times.length > 0 ? { times } : {}),
    ...(zone === '' ? {} : { zone }),
    ...(days ? { days } : {}),
    ...(place ? { place } : {}),
    ...parseDaysOff(textOf(values, 'off')),
  };
  return save(draft, visit, found);
}

/** "9 and 14:30". What is no time, nor a word that says nothing, is a slip. */
function timesOf(text: string, { tools }: Visit): readonly string[] {
  const { times = [], ...rest } = parseSchedule(text, scheduleWords(tools.context.wording.phrases));
  return Object.keys(rest).length > 0 ? parseTimes(text) : times;
}

function textOf(values: Values, field: ScheduleField): string {
  return (values[field] ?? []).join(' ');
}

/** What was chosen of a list; nothing when nothing was. */
function chosen<T extends string>(
  field: ScheduleField,
  known: readonly T[],
  values: Values,
): readonly T[] | undefined {
  const some = known.filter((value) => values[field]?.includes(value));
  return some.length > 0 ? some : undefined;
}

function problem(
  draft: ScheduleDraft,
  { problems, zones }: Extract<Awaited<ReturnType<typeof settle>>, { problems: unknown }>,
  { channel: { channel }, tools }: Visit,
): Reply {
  const choices = zones.flatMap(({ zone, label }): Action[] => {
    const id = scheduleAction('set', channel, writeSchedule({ ...draft, zone }));
    return id.length <= LONGEST_ID ? [{ id, label }] : [];
  });
  // What was understood goes back into the form, as far as a button can carry it.
  const { zone: _typed, ...understood } = draft;
  const filled = scheduleAction('form', channel, writeSchedule(understood));
  const form = filled.length <= LONGEST_ID ? filled : scheduleAction('form', channel);
  const fields = Object.entries(problems);
  const named = zones.map(({ zone }) => zone).join(', ');
  return {
    card: problemCard(
      fields.map(([, sentence]) => sentence),
      choices,
      { form },
      tools.context,
    ),
    audience: 'caller',
    problems: Object.fromEntries(
      fields.map(([field, sentence]) => [
        field,
        field === 'zone' && named !== '' ? `${sentence} ${named}` : sentence,
      ]),
    ),
  };
}
