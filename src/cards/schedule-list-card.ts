import type { Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { scheduleAction, type ShownSchedule } from './schedule-card.ts';
import { dateText, daysText } from './schedule-wording.ts';
import type { Wording } from './wording.ts';

/** As many as one card holds on every platform. */
const MOST_LISTED = 10;

/** A workspace's daily stretches. */
export function scheduleListCard(
  all: readonly Omit<ShownSchedule, 'next'>[],
  { wording }: CardContext,
): Card {
  const { list, actions: labels } = wording.phrases.schedule;
  const summary = all.length === 0 ? list.none : wording.count(list.summary, all.length);
  const more: Block[] = all.length > MOST_LISTED ? [{ type: 'text', text: list.more }] : [];
  const rows = all.slice(0, MOST_LISTED).flatMap((each): Block[] => [
    { type: 'text', text: rowText(each, wording), names: { channel: each.channel } },
    {
      type: 'actions',
      actions: [{ id: scheduleAction('show', each.channel), label: labels.back }],
    },
  ]);
  return {
    title: list.title,
    summary,
    blocks: [{ type: 'text', text: summary }, ...rows, ...more],
  };
}

function rowText({ terms, stoppedBecause }: Omit<ShownSchedule, 'next'>, wording: Wording): string {
  const { list } = wording.phrases.schedule;
  const { times, days, zone, pausedUntil } = terms;
  const schedule = wording.fill(list.row, {
    times: wording.list(times),
    days: daysText(days, wording),
    zone,
  });
  if (stoppedBecause !== undefined) return wording.fill(list.stopped, { schedule });
  return pausedUntil === undefined
    ? schedule
    : wording.fill(list.paused, { schedule, date: dateText(pausedUntil, wording) });
}
