import type { Asked } from './crowd.ts';

/** What happened in a soak. Moments are as performance.now gives them. */
export interface Outcome {
  readonly asked: readonly Asked[];
  /** Milliseconds from the beginning. */
  readonly memory: readonly { readonly at: number; readonly megabytes: number }[];
  /** Milliseconds of the processor's time that the bot took for everything. */
  readonly processorTime: number;
  /** When the database was killed. */
  readonly killed: number;
  readonly failures: readonly { readonly event: string; readonly at: number }[];
  /** The channels that were posted to, as often as they were. */
  readonly posts: readonly string[];
  /** The channels that should have been, once each. */
  readonly channels: readonly string[];
  readonly code: number | null;
}

export interface Verdict {
  /** Figure, measured, wanted, whether it held. */
  readonly rows: readonly (readonly string[])[];
  readonly kept: boolean;
}

const MINUTE = 60_000;
/** What the bot logs about its database in this time after the kill is no fault of it, in milliseconds. */
const RECOVERY = 30_000;
/** Milliseconds in which 99 of 100 questions are acknowledged, and the share by which memory may grow. */
const ACKNOWLEDGED = 250;
const GROWTH = 0.1;

/** Holds what happened against what is promised. */
export function judge({
  asked,
  memory,
  processorTime,
  killed,
  failures,
  posts,
  channels,
  code,
}: Outcome): Verdict {
  const answered = asked.filter((each) => each.answered !== undefined);
  const times = answered.map(({ acknowledged = Infinity }) => acknowledged);
  const wholes = answered.map((each) => each.answered ?? Infinity);
  const around = answered.filter(({ at }) => at > killed && at < killed + RECOVERY);
  const faults = failures.filter(({ at }) => at < killed || at > killed + RECOVERY);
  const early = middle(memory.filter(({ at }) => at >= MINUTE && at < 2 * MINUTE));
  const late = middle(memory.slice(-30));
  const growth = late / early - 1;
  const met = new Set(posts);
  const lost = channels.filter((channel) => !met.has(channel)).length;

  const checks: [string, string, string, boolean][] = [
    ['questions asked', count(asked.length), '', true],
    [
      'without an answer',
      count(asked.length - answered.length),
      '0',
      asked.length === answered.length,
    ],
    ['acknowledged, 50 of 100', ms(quantile(times, 0.5)), '', true],
    [
      'acknowledged, 99 of 100',
      ms(quantile(times, 0.99)),
      `< ${ACKNOWLEDGED} ms`,
      quantile(times, 0.99) < ACKNOWLEDGED,
    ],
    ['acknowledged, the slowest', ms(quantile(times, 1)), '', true],
    ['answered whole, 99 of 100', ms(quantile(wholes, 0.99)), '', true],
    [
      `… in the ${RECOVERY / 1000} s after kill -9 of PostgreSQL`,
      ms(
        quantile(
          around.map((each) => each.acknowledged ?? Infinity),
          0.99,
        ),
      ),
      '',
      true,
    ],
    ['processor’s time for each question', ms(processorTime / asked.length), '', true],
    ['memory in the second minute', `${early.toFixed(0)} MB`, '', true],
    ['memory at the end', `${late.toFixed(0)} MB`, `+${GROWTH * 100} %`, !(growth > GROWTH)],
    ['daily stretches due', count(channels.length), '', true],
    ['lost', count(lost), '0', lost === 0],
    ['posted twice', count(posts.length - met.size), '0', posts.length === met.size],
    ['failures logged', count(faults.length), '0', faults.length === 0],
    ['… about the database while it was away', count(failures.length - faults.length), '', true],
    ['exit code', String(code), '0', code === 0],
  ];
  const events = Map.groupBy(failures, ({ event }) => event);
  return {
    rows: [
      ['', 'measured', 'wanted', ''],
      ...checks.map(([name, measured, wanted, holds]) => [
        name,
        measured,
        wanted,
        wanted === '' ? '' : holds ? 'held' : 'NOT HELD',
      ]),
      ...[...events].map(([event, all]) => [`   ${event}`, count(all.length), '', '']),
    ],
    kept: checks.every(([, , , holds]) => holds),
  };
}

function middle(samples: Outcome['memory']): number {
  return quantile(
    samples.map(({ megabytes }) => megabytes),
    0.5,
  );
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const count = (value: number) => value.toLocaleString('en');
