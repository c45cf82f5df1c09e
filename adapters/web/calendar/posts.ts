import type { Exercise } from '../../../src/content/catalogue.ts';
import type { Wording } from '../../../src/cards/wording.ts';
import type { Occurrence } from '../../../src/schedule/occurrences.ts';
import { offsetLabel, offsetMinutes } from '../../../src/schedule/zone.ts';
import { html, type Html } from '../html.ts';
import { pathOf } from '../paths.ts';

/** A post to come. */
export interface Post {
  readonly occurrence: Occurrence;
  readonly exercise: Exercise;
}

/** The posts one after the other, with local and UTC time, and what the clocks do to them. */
export function postList(posts: readonly Post[], wording: Wording): Html {
  return html`<ol class="posts">
    ${posts.map(({ occurrence, exercise }, at) => {
      const { local, instant } = occurrence;
      const notes = notesOn(occurrence, posts[at - 1]?.occurrence, wording);
      return html`<li>
        <time datetime="${instant.toString()}"
          >${dayText(local, wording)}, <b>${clock(local)}</b></time
        >
        <span class="utc">${utcText(instant, wording)}</span>
        <a href="${pathOf(exercise)}">${exercise.name}</a>
        ${notes.map((note) => html`<p class="note">${wording.capitalised(note)}</p>`)}
      </li>`;
    })}
  </ol>`;
}

/** "02:45", what the clock on the wall shows. */
export function clock(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "Fri 25 Dec 2026". */
function dayText(local: Temporal.ZonedDateTime, { phrases }: Wording): string {
  return local.toPlainDate().toLocaleString(phrases.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** "24 Dec, 23:15 UTC": with its own date, which may be another than there. */
function utcText(instant: Temporal.Instant, wording: Wording): string {
  const { phrases } = wording;
  const moment = instant.toLocaleString(phrases.locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return wording.fill(phrases.web.calendar.utc, { moment });
}

/** What a clock change does to a post, and that there was one since the post before. */
function notesOn(
  { local, instant, time }: Occurrence,
  previous: Occurrence | undefined,
  wording: Wording,
): string[] {
  const { schedule, web } = wording.phrases;
  const offset = offsetMinutes(local.timeZoneId, instant);
  const before = previous && offsetMinutes(local.timeZoneId, previous.instant);
  return [
    time === clock(local) ? [] : [wording.fill(schedule.next.moved, { time })],
    comesTwice(local) ? [wording.fill(web.calendar.twice, { time })] : [],
    before === undefined || before === offset
      ? []
      : [
          wording.fill(web.calendar.changed, {
            from: offsetLabel(before),
            to: offsetLabel(offset),
          }),
        ],
  ].flat();
}

/** Whether the clocks show this minute a second time. */
function comesTwice(local: Temporal.ZonedDateTime): boolean {
  const later = local
    .toPlainDateTime()
    .toZonedDateTime(local.timeZoneId, { disambiguation: 'later' });
  return !later.equals(local);
}
