import type { PlatformName } from './fate.ts';
import type { Arrival } from './receiver.ts';

/** A delivery as the database has it in the end. */
export interface Outcome {
  readonly platform: PlatformName;
  readonly key: string;
  /** Schedule, date and slot. */
  readonly name: string;
  readonly state: string;
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
  readonly duplicated: Readonly<Record<PlatformName, number>>;
  /** Posts to Slack that were out or taken, and not on record, when their bot or the database was killed. */
  readonly slackInFlight: number;
  readonly kept: boolean;
}

/** How long a request that was sent just before a kill is under way. */
const UNDER_WAY_MS = 300;

/** Compares what was planned with what arrived. */
export function judge(
  outcomes: readonly Outcome[],
  arrivals: readonly Arrival[],
  kills: readonly Kill[],
  expected: number,
): Verdict {
  const seen = Map.groupBy(arrivals, ({ platform, key }) => `${platform} ${key}`);
  const copies = (of: PlatformName) =>
    [...seen.values()]
      .filter(([first]) => first?.platform === of)
      .reduce((sum, all) => sum + all.length - 1, 0);
  const duplicated = { discord: copies('discord'), slack: copies('slack') };
  const plannedTwice = outcomes.length - new Set(outcomes.map(({ name }) => name)).size;
  const lost =
    expected - outcomes.filter(({ platform, key }) => seen.has(`${platform} ${key}`)).length;
  const slackInFlight = kills.reduce((sum, kill) => sum + inFlight(kill, outcomes, seen), 0);
  return {
    planned: outcomes.length,
    plannedTwice,
    arrived: seen.size,
    lost,
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

function inFlight(
  { what, at }: Kill,
  outcomes: readonly Outcome[],
  seen: ReadonlyMap<string, readonly Arrival[]>,
): number {
  return outcomes.filter(({ platform, key, state, sentAt }) => {
    if (platform !== 'slack' || state !== 'sent' || (sentAt ?? 0) < at) return false;
    const before = (seen.get(`slack ${key}`) ?? []).filter(
      (arrival) => arrival.at <= at + UNDER_WAY_MS && (what === 'database' || arrival.bot === what),
    );
    return before.length > 0;
  }).length;
}
