import type { Exercise } from '../content/catalogue.ts';
import type { Phrases } from '../content/schema/phrases.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { actionId } from './action-id.ts';
import type { Action, Card, Fact } from './card.ts';
import type { CardContext } from './context.ts';
import {
  dateText,
  datesText,
  daysText,
  momentText,
  placesText,
  zoneText,
  signed,
} from './schedule-wording.ts';
import type { Wording } from './wording.ts';

/** A channel's daily stretch as it is shown. */
export interface ShownSchedule {
  readonly channel: string;
  readonly terms: Schedule;
  /** Empty where that is nobody any more. */
  readonly createdBy: string;
  readonly weeklySummary: boolean;
  /** Why the bot stopped it, in a word. */
  readonly stoppedBecause?: string | undefined;
  readonly next: readonly ShownPost[];
}

/** A post to come. */
export interface ShownPost {
  readonly occurrence: Occurrence;
  readonly exercise: Exercise;
}

/** What a button of a schedule's does. */
export type ScheduleDeed =
  | 'show'
  | 'form'
  | 'set'
  | 'next'
  | 'pause'
  | 'resume'
  | 'now'
  | 'delete'
  | 'undo'
  | 'weekly';

/** A button about a channel's schedule. */
export function scheduleAction(deed: ScheduleDeed, channel: string, rest = ''): string {
  return actionId('schedule', [deed, channel, ...(rest === '' ? [] : [rest])].join('/'));
}

/** How a schedule is shown, and to whom. */
export interface Showing {
  readonly said: Said;
  readonly at: Temporal.Instant;
  /** Who may change it. */
  readonly changers: keyof Phrases['schedule']['whose'];
  /** Who sees it, by the platform's id. */
  readonly viewer: string;
}

/** What was just done, said first. */
export type Said = 'here' | 'set' | 'resumed' | 'restored' | 'paused';

/** A channel's daily stretch: what it is, when it comes next, and what can be done about it. */
export function scheduleCard(
  shown: ShownSchedule,
  { said, at, changers, viewer }: Showing,
  { wording }: CardContext,
): Card {
  const { schedule: texts } = wording.phrases;
  const summary = stoppedText(shown, wording) ?? nextText(shown, said, wording);
  return {
    title: texts.title,
    summary,
    blocks: [
      { type: 'text', text: summary },
      { type: 'facts', facts: facts(shown, at, wording) },
      { type: 'actions', actions: actions(shown, at, wording) },
      changers === 'members' && shown.createdBy === viewer
        ? { type: 'text', text: texts.byYou }
        : signed(texts.whose[changers], shown.createdBy, texts),
    ],
  };
}

/** There is none yet, and how to get one: by a form, or where there are no forms by typing. */
export function noScheduleCard(
  { channel, command }: { channel?: string; command: string },
  { wording }: CardContext,
): Card {
  const { none, example, actions: labels } = wording.phrases.schedule;
  return {
    title: wording.phrases.schedule.title,
    summary: none,
    blocks: [
      { type: 'text', text: `${none} ${wording.fill(example, { command })}` },
      ...(channel === undefined
        ? []
        : [
            {
              type: 'actions' as const,
              actions: [
                {
                  id: scheduleAction('form', channel),
                  label: labels.setUp,
                  primary: true as const,
                },
              ],
            },
          ]),
    ],
  };
}

/** The next posts, each with its local date and time and what it will be. */
export function nextPostsCard(shown: ShownSchedule, { wording }: CardContext): Card {
  const { channel, next } = shown;
  const { next: texts, actions: labels } = wording.phrases.schedule;
  const nothing = stoppedText(shown, wording) ?? wording.phrases.schedule.nothing;
  const items = next.map(({ occurrence: { local, time }, exercise }) => {
    const row = wording.fill(texts.row, {
      when: momentText(local, wording),
      move: exercise.name,
    });
    const moved = local.toPlainTime().toString({ smallestUnit: 'minute' }) !== time;
    return moved ? `${row} (${wording.fill(texts.moved, { time })})` : row;
  });
  const [first] = next;
  const summary = first ? momentText(first.occurrence.local, wording) : nothing;
  return {
    title: texts.title,
    summary,
    blocks: [
      items.length > 0 ? { type: 'list', ordered: false, items } : { type: 'text', text: nothing },
      {
        type: 'actions',
        actions: [{ id: scheduleAction('show', channel), label: labels.back }],
      },
    ],
  };
}

function stoppedText({ stoppedBecause }: ShownSchedule, { phrases }: Wording): string | undefined {
  const { gone, forbidden, other } = phrases.schedule.stopped;
  if (stoppedBecause === undefined) return undefined;
  return stoppedBecause === 'gone' ? gone : stoppedBecause === 'forbidden' ? forbidden : other;
}

function nextText({ next }: ShownSchedule, said: Said, wording: Wording): string {
  const { schedule: texts } = wording.phrases;
  const [first] = next;
  if (!first) return texts.nothing;
  return wording.fill(texts[said], { when: momentText(first.occurrence.local, wording) });
}

function facts(
  { terms, weeklySummary }: ShownSchedule,
  at: Temporal.Instant,
  wording: Wording,
): Fact[] {
  const { facts: labels, on, off } = wording.phrases.schedule;
  const { times, zone, days, place, skip, holidays, pausedUntil } = terms;
  const today = at.toZonedDateTimeISO(zone).toPlainDate().toString();
  const all: readonly (Fact | false)[] = [
    { label: labels.times, value: wording.list(times) },
    { label: labels.zone, value: zoneText(zone, at, wording) },
    { label: labels.days, value: daysText(days, wording) },
    { label: labels.place, value: placesText(place, wording) },
    skip.length > 0 && { label: labels.skip, value: datesText(skip, wording) },
    holidays.length > 0 && { label: labels.holidays, value: wording.list(holidays) },
    isPaused(terms, today) && {
      label: labels.paused,
      value: dateText(pausedUntil ?? today, wording),
    },
    { label: labels.weekly, value: weeklySummary ? on : off },
  ];
  return all.filter((fact) => fact !== false);
}

function isPaused({ pausedUntil }: Schedule, today: string): boolean {
  return pausedUntil !== undefined && pausedUntil > today;
}

function actions(
  { channel, terms, weeklySummary, stoppedBecause }: ShownSchedule,
  at: Temporal.Instant,
  wording: Wording,
): Action[] {
  const { actions: labels } = wording.phrases.schedule;
  const today = at.toZonedDateTimeISO(terms.zone).toPlainDate().toString();
  const button = (deed: ScheduleDeed, label: string, rest = '') => ({
    id: scheduleAction(deed, channel, rest),
    label,
  });
  const weekly = weeklySummary
    ? button('weekly', labels.weeklyOff, 'off')
    : button('weekly', labels.weeklyOn, 'on');
  const remove = button('delete', labels.delete);
  if (stoppedBecause !== undefined) {
    const turnOn = { ...button('resume', labels.turnOn), primary: true as const };
    return [turnOn, button('form', labels.change), weekly, remove];
  }
  return [
    { ...button('form', labels.change), primary: true },
    button('next', labels.next),
    isPaused(terms, today) ? button('resume', labels.resume) : button('pause', labels.pause),
    button('now', labels.now),
    weekly,
    remove,
  ];
}
