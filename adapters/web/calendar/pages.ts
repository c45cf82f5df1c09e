import { Hono } from 'hono';
import type { Knowledge } from '../knowledge.ts';
import { readAsked } from './asked.ts';
import { calendarPage } from './calendar-page.ts';

export interface CalendarOptions {
  readonly knowledge: Knowledge;
  readonly clock: () => Temporal.Instant;
  /** The time zone that the form begins with; this computer's unless given. */
  readonly zone?: string;
}

/** `/calendar`: a daily stretch to try out, with the posts that it would have. */
export function calendarPages({
  knowledge,
  clock,
  zone = Temporal.Now.timeZoneId(),
}: CalendarOptions): Hono {
  return new Hono().get('/calendar', async ({ html, req }) => {
    const asked = readAsked(new URL(req.url).searchParams, zone);
    return html(await calendarPage(asked, clock(), knowledge));
  });
}
