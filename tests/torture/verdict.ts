import type { PlatformName } from './fate.ts';
import type { Arrival } from './platforms.ts';

/** A delivery as the database has it in the end. */
export interface Outcome {
  readonly platform: PlatformName;
  readonly channel: string;
  /** The delivery's id. */
  readonly id: string;
  /** Schedule, date and slot. */
  readonly name: string;
  readonly state: string;
  /** Why it failed. */
  readonly reason?: string;
  /** Milliseconds since 1970, when it was recorded as sent. */
  readonly sentAt?: number;
}

/** A `kill -9`. */
export interface Kill {
  /** A bot's name, or "database". */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What came of it all. */
export interface Verdict {
  readonly planned: number;
  readonly plannedTwice: number;
  readonly arrived: number;
  readonly lost: number;
  /** Of those, what was given up on Slack because nobody could tell whether it is there. */
  readonly unsure: number;
  readonly duplicated: Readonly<Record<PlatformName, number>>;
  /** Posts to Slack that were out or taken, and not on record, when their bot or the database was killed. */
  readonly slackInFlight: number;
  readonly kept: boolean;
}

/** Compares what was planned with what arrived. */
export function judge(
  outcomes: readonly Outcome[],
  arrivals: readonly Arrival[],
  kills: readonly Kill[],
  expected: number,
): Verdict {
  const seen = Map.groupBy(arrivals, nameOf);
  const copies = (of: PlatformName) =>
    [...seen.values()]
      .filter(([first]) => first?.platform === of)
      .reduce((sum, all) => sum + all.length - 1, 0);
  const duplicated = { discord: copies('discord'), slack: copies('slack') };
  const plannedTwice = outcomes.length - new Set(outcomes.map(({ name }) => name)).size;
  const there = ({ id, ...rest }: Outcome) => seen.has(nameOf({ ...rest, delivery: id }));
  const absent = outcomes.filter((outcome) => !there(outcome));
  const lost = expected - outcomes.length + plannedTwice + absent.length;
  const unsure = absent.filter(({ reason }) => reason === 'unsure').length;
  const slackInFlight = kills.reduce((sum, kill) => sum + inFlight(kill, outcomes, seen), 0);
  return {
    planned: outcomes.length,
    plannedTwice,
    arrived: seen.size,
    lost,
    unsure,
    duplicated,
    slackInFlight,
    kept:
      outcomes.length === expected &&
      lost === 0 &&
      plannedTwice === 0 &&
      duplicated.discord === 0 &&
      duplicated.slack <= slackInFlight,
  };
}

/** A post in its channel. */
function nameOf({
  platform,
  channel,
  delivery,
}: Pick<Arrival, 'platform' | 'channel' | 'delivery'>): string {
  return `${platform} ${channel} ${delivery}`;
}

function inFlight(
  { what, at }: Kill,
  outcomes: readonly Outcome[],
  seen: ReadonlyMap<string, readonly Arrival[]>,
): number {
  return outcomes.filter(({ platform, channel, id, state, sentAt }) => {
    if (platform !== 'slack' || state !== 'sent' || (sentAt ?? 0) < at) return false;
    const all = seen.get(nameOf({ platform, channel, delivery: id })) ?? [];
    return all.some((each) => each.at <= at && (what === 'database' || each.bot === what));
  }).length;
}
