import { PLACES } from '../content/schema/terms.ts';
import type { ScheduleDraft } from '../schedule/parse-schedule.ts';
import { DAYS, OFFICE_PLACES } from '../schedule/schedule.ts';
import { zoneLabel, zoneNamed } from '../schedule/zone.ts';
import type { CardContext } from './context.ts';
import type { Form } from './form.ts';
import { scheduleAction } from './schedule-card.ts';
import { daysText } from './schedule-wording.ts';

/** More than anybody writes into one of the form's lines. */
const LONGEST = 300;
const WORKING_DAYS = DAYS.slice(0, 5);

/** The names of the form's fields. */
export type ScheduleField = 'times' | 'zone' | 'days' | 'place' | 'off' | 'channel';

/**
 * Asks for a channel's daily stretch, with what is known of it filled in.
 *
 * @param at when it is asked for: zones are shown with their offsets of then.
 */
export function scheduleForm(
  channel: string,
  draft: ScheduleDraft,
  at: Temporal.Instant,
  { wording }: CardContext,
): Form {
  const { form: texts } = wording.phrases.schedule;
  const { times, zone, days = WORKING_DAYS, place = OFFICE_PLACES, skip, holidays } = draft;
  const named = (name: ScheduleField) => ({ name, ...texts[name] });
  return {
    id: scheduleAction('form', channel),
    title: texts.title,
    submit: texts.submit,
    fields: [
      { ...named('times'), ...line(times?.join(', ')), required: true },
      { ...named('zone'), ...line(zone), ...labelled(zone, at), suggests: 'zone', required: true },
      {
        ...named('days'),
        type: 'choice',
        multiple: true,
        required: true,
        choices: DAYS.map((value) => ({
          value,
          label: wording.capitalised(daysText([value], wording)),
        })),
        initial: days,
      },
      {
        ...named('place'),
        type: 'choice',
        multiple: true,
        required: true,
        choices: PLACES.map((value) => ({
          value,
          label: wording.capitalised(wording.phrases.terms.place[value]),
        })),
        initial: place,
      },
      { ...named('off'), ...line([...(skip ?? []), ...(holidays ?? [])].join(', ')) },
      { ...named('channel'), type: 'channel', initial: channel, spare: true },
    ],
  };
}

function labelled(zone: string | undefined, at: Temporal.Instant) {
  const known = zone === undefined ? undefined : zoneNamed(zone);
  return known === undefined ? {} : { initialLabel: zoneLabel(known, at) };
}

function line(initial: string | undefined) {
  const fits = initial !== undefined && initial !== '' && initial.length <= LONGEST;
  return { type: 'text' as const, longest: LONGEST, ...(fits ? { initial } : {}) };
}
