import type { Connection } from './connection.ts';

/**
 * Takes an event of a platform's for one of all bots on the database. It is remembered for about an
 * hour: see `retention.ts`.
 *
 * @param event the platform's id of it.
 * @returns whether nobody had taken it before.
 */
export async function takeEvent(
  connection: Connection,
  platform: string,
  event: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const rows = await connection.query(
    `insert into unhunch.seen_events (platform, event, at) values ($1, $2, $3)
    on conflict do nothing returning platform`,
    [platform, event, at.toString()],
  );
  return rows.length > 0;
}
