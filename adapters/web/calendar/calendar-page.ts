import type { Wording } from '../../../src/cards/wording.ts';
import { loadHolidayNames } from '../../../src/schedule/holidays.ts';
import type { Schedule } from '../../../src/schedule/schedule.ts';
import { html, type Html } from '../html.ts';
import type { Knowledge } from '../knowledge.ts';
import { document } from '../page/layout.ts';
import { type Asked, ASKED_FIELDS } from './asked.ts';
import { scheduleLine } from './chat-lines.ts';
import { calendarForm } from './form.ts';
import { monthTable } from './month-table.ts';
import { firstDayOfWeek, monthsOf } from './months.ts';
import { type Obstacles, type Plan, planOf } from './plan.ts';
import { postList } from './posts.ts';

/** As many posts as two working weeks have. */
const SHOWN = 10;

const NO_OBSTACLES: Obstacles = { problems: {}, zones: [] };

/** A schedule to fill in, and the posts that it would have. */
export async function calendarPage(
  asked: Asked,
  now: Temporal.Instant,
  knowledge: Knowledge,
): Promise<Html> {
  const { wording } = knowledge;
  const { web } = wording.phrases;
  const plan = await planOf(asked, now, knowledge);
  const isGood = 'schedule' in plan;
  const form = await calendarForm(asked, isGood ? NO_OBSTACLES : plan, wording);
  return document(wording.phrases, {
    title: web.calendar.title,
    place: 'calendar',
    styles: ['/assets/content.css', '/assets/calendar.css'],
    scripts: ['/assets/copy.js'],
    main: html`
      <h1>${web.calendar.title}</h1>
      <p class="lead">${web.calendar.summary}</p>
      ${isGood ? '' : problemSummary(plan, wording)}
      <div class="calendar">${form} ${isGood ? await outcome(plan, now, knowledge) : ''}</div>
    `,
  });
}

async function outcome(
  { schedule, after }: Plan,
  now: Temporal.Instant,
  knowledge: Knowledge,
): Promise<Html> {
  const { wording } = knowledge;
  const { web, schedule: texts, locale } = wording.phrases;
  const posts = await knowledge.upcoming(schedule, after, SHOWN);
  const nameOf = await loadHolidayNames(schedule.holidays, locale);
  const today = now.toZonedDateTimeISO(schedule.zone).toPlainDate();
  const firstDay = firstDayOfWeek(locale);
  const months = monthsOf(posts, schedule, { nameOf, today, firstDay });
  return html`<div class="result" id="result">
    ${chatLines(schedule, wording)}
    ${
      posts.length === 0
        ? html`<p class="problem">${texts.nothing}</p>`
        : html`<section aria-labelledby="calendar-posts">
            <h2 id="calendar-posts">${wording.count(web.calendar.posts, posts.length)}</h2>
            <div class="months">${months.map((month) => monthTable(month, firstDay, wording))}</div>
            ${postList(posts, wording)}
          </section>`
    }
   `;
}

/** Which fields need mending; each is a click away. */
function problemSummary({ problems }: Obstacles, { phrases }: Wording): Html {
  const { web, schedule } = phrases;
  const labels = { ...schedule.form, ...web.calendar };
  const fields = ASKED_FIELDS.filter((name) => problems[name] !== undefined);
  return html`<div class="problem mend" id="result" role="alert">
    <p>${web.calendar.mend}</p>
    <ul>
      ${fields.map((name) => html`<li><a href="#${name}">${labels[name].label}</a></li>`)}
    </ul>
  </div>`;
}

/** What to type in the chat, ready to be copied. */
function chatLines(schedule: Schedule, wording: Wording): Html {
  const { lines, copy, copied, line, inSlack, inDiscord } = wording.phrases.web.calendar;
  const words = scheduleLine(schedule, wording);
  const row = (name: string, label: string, text: string) =>
    html`<div class="chat-line">
      <dt>${label}</dt>
      <dd>
        <code id="line-${name}">${text}</code>
        <button
          type="button"
          class="copy"
          data-copies="line-${name}"
          data-done="${copied}"
          aria-label="${wording.fill(copy.of, { chat: label })}"
          hidden
        >
          ${copy.label}
        </button>
      </dd>
    </div>`;
  return html`<section class="chat-lines" aria-labelledby="chat-lines">
    <h2 id="chat-lines">${line}</h2>
    <dl>
      ${row('slack', inSlack, wording.fill(lines.slack, { words }))}
      ${row('discord', inDiscord, wording.fill(lines.discord, { words }))}
    </dl>
    <p role="status" class="copied"></p>
  </section>`;
}
