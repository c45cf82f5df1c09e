import type { Context } from 'hono';
import { z } from 'zod';
import type { Origin } from '../../../src/request.ts';

/** What a form sent, by name, each with all its values; files are no values. */
export type Sent = Readonly<Record<string, readonly string[]>>;

/** Reads the body of a request. Whatever can't be read as a form is an empty one. */
export async function readSent(context: Context): Promise<Sent> {
  const body = await context.req.parseBody({ all: true }).catch(() => ({}));
  return Object.fromEntries(
    Object.entries(body).map(([name, values]) => [
      name,
      [values].flat().filter((value) => typeof value === 'string'),
    ]),
  );
}

/** The first value under a name; empty where there is none. */
export const first = (sent: Sent, name: string): string => sent[name]?.[0] ?? '';

/** A turn's id as this page makes them; anything else is none. */
const turnSchema = z.string().regex(/^[a-z]+-[\w-]{1,64}$/);

/** The turn whose button was pressed or whose form was sent. */
export const turnOf = (sent: Sent): string | undefined =>
  turnSchema.safeParse(first(sent, 'turn')).data;

/** A label may be as long as platforms allow it; it is only shown. */
const LONGEST_LABEL = 200;

/** The label of what was pressed, as the page's script sends it along. */
export const labelOf = (sent: Sent): string => first(sent, 'label').slice(0, LONGEST_LABEL);

/** This page as a place with one channel, and whoever has it open. */
export function here(sent: Sent): Origin {
  return {
    workspace: 'here',
    channel: 'page',
    person: 'you',
    manages: true,
    zone: zoneOf(first(sent, 'browser-zone')),
  };
}

/** The browser's time zone; without one, this computer's. */
function zoneOf(told: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(told).timeZoneId;
  } catch {
    return Temporal.Now.timeZoneId();
  }
}
