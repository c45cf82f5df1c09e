import type { Wording } from '../../../src/cards/wording.ts';
import { html, type Html } from '../html.ts';
import { pathOf } from '../paths.ts';
import type { CalendarDay, Month } from './months.ts';
import { clock } from './posts.ts';

/** 5 January 2026 was a Monday. */
const MONDAY = Temporal.PlainDate.from('2026-01-05');

/** One month as a calendar on the wall shows it. @param firstDay of the week, 1 for Monday. */
export function monthTable({ month, weeks }: Month, firstDay: number, wording: Wording): Html {
  const { locale } = wording.phrases;
  const caption = month
    .toPlainDate({ day: 1 })
    .toLocaleString(locale, { month: 'long', year: 'numeric' });
  const names = Array.from({ length: 7 }, (_, at) => MONDAY.add({ days: firstDay - 1 + at }));
  const name = (day: Temporal.PlainDate, weekday: 'long' | 'short') =>
    day.toLocaleString(locale, { weekday });
  return html`<div>
    <table class="month">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${names.map((day) => html`<th scope="col" abbr="${name(day, 'long')}">${name(day, 'short')}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map((day) => (day ? dayCell(day, wording) : html`<td class="outside"></td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
    ${daysOff(weeks.flat(), wording)}
  </div>`;
}

/** Where a cell has no room for why a day is off, it stands below; a screen reader has met it already. */
function daysOff(days: readonly (CalendarDay | undefined)[], wording: Wording): Html {
  const off = days.flatMap((day) => {
    const text = day && offText(day, wording);
    return day === undefined || text === undefined ? [] : [{ day: day.date.day, text }];
  });
  if (off.length === 0) return html``;
  return html`<ul class="days-off" aria-hidden="true">
    ${off.map(({ day, text }) => html`<li><b>${day}</b> ${text}</li>`)}
  </ul>`;
}

function dayCell(day: CalendarDay, wording: Wording): Html {
  const { date, posts, isToday } = day;
  const { today } = wording.phrases.web.calendar;
  const off = offText(day, wording);
  const kinds = [
    posts.length > 0 && 'has-posts',
    off !== undefined && 'is-off',
    isToday && 'is-today',
  ];
  return html`<td
    class="${kinds.filter(Boolean).join(' ')}"
    ${isToday ? html`aria-current="date"` : ''}
  >
    <time datetime="${date.toString()}">${date.day}</time>
    ${isToday ? html`<span class="today">${today}</span>` : ''}
    ${posts.map(
      ({ occurrence, exercise }) =>
        html`<a href="${pathOf(exercise)}">
          <b>${clock(occurrence.local)}</b> <span>${exercise.name}</span>
        </a>`,
    )}
    ${off === undefined ? '' : html`<span class="off" title="${off}">${off}</span>`}
  </td>`;
}

function offText({ off }: CalendarDay, { phrases }: Wording): string | undefined {
  if (off === undefined) return undefined;
  if ('holiday' in off) return off.holiday;
  const { dayOff, noSuchDay } = phrases.web.calendar;
  return 'skipped' in off ? dayOff : noSuchDay;
}
