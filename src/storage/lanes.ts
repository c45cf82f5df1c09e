import type { Connection } from './connection.ts';

/** Turns asked for in a lane, one after the other. */
export interface TurnsWanted {
  /** What the platform paces as one: itself, "discord", or each workspace, "slack T024BE7LD". */
  readonly lane: string;
  readonly count: number;
  /** From one turn to the next, in milliseconds. */
  readonly interval: number;
}

/**
 * Reserves turns, so that all bots on one database together keep to a platform's pace: each lane's
 * follow those already given out there, or begin now.
 *
 * @returns for each lane when its first turn is; the others follow at the interval.
 */
export async function reserveTurns(
  connection: Connection,
  wanted: readonly TurnsWanted[],
  at: Temporal.Instant,
): Promise<Map<string, Temporal.Instant>> {
  // In the order of their names: two planners that lock the same lanes never wait for each other in a circle.
  const rows = await connection.query<{ lane: string; firstAt: Temporal.Instant }>(
    `with given as (
      select lane, count * interval * '1 millisecond'::interval as span
      from json_to_recordset($1::json) as given (lane text, count int, interval float8)
      order by lane)
    insert into unhunch.lanes as lanes (lane, next_at)
    select lane, $2::timestamptz + span from given
    on conflict (lane) do update
      set next_at = greatest(lanes.next_at, $2::timestamptz) + (excluded.next_at - $2::timestamptz)
    returning lane, next_at - (select span from given where given.lane = lanes.lane) as "firstAt"`,
    [JSON.stringify(wanted), at.toString()],
  );
  return new Map(rows.map(({ lane, firstAt }) => [lane, firstAt]));
}
