import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { INPUTS, type Meter, OUTCOMES, SKIPPED } from '../meter.ts';
import { POST_FAILURES } from '../poster.ts';

/** What is read when somebody asks for the numbers, and not counted. */
export interface Readings {
  /** Each part of the bot, and whether it works at the moment. */
  readonly parts: readonly { readonly name: string; readonly ready: boolean }[];
  /** Jobs of all bots on the database, by what they wait for; left out where there is no queue. */
  readonly jobs?: Readonly<Record<string, number>>;
}

/** A meter whose numbers can be read. */
export interface PrometheusMeter extends Meter {
  /** The page that Prometheus fetches, and its content type. */
  page(readings: Readings): Promise<{ readonly type: string; readonly text: string }>;
}

/** Seconds. Both platforms want a sign of life within three. */
const ACKNOWLEDGEMENT = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5];
/** Seconds. A statement is cut off after thirty. */
const STATEMENT = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5, 30];

/**
 * Counts in the format of Prometheus. Labels hold words of this code alone, so that their number is
 * bounded and nobody can be found in them.
 *
 * @param platforms those that are set up. What can happen there is told as 0 from the start: what appears
 *   with its first event was never 0, and Prometheus sees no increase.
 * @see https://prometheus.io/docs/practices/naming/
 * @see https://prometheus.io/docs/practices/instrumentation/#avoid-missing-metrics
 */
export function createPrometheusMeter(
  version: string,
  platforms: readonly string[] = [],
): PrometheusMeter {
  const registry = new Registry();
  const registers = [registry];
  // Memory, event loop, garbage collection, and the start time that tells of restarts.
  collectDefaultMetrics({ register: registry });

  const answers = new Counter({
    name: 'unhunch_answers_total',
    help: 'Answers given, by platform, kind of input, and whether it was an answer or an apology.',
    labelNames: ['platform', 'input', 'outcome'],
    registers,
  });
  const acknowledgements = new Histogram({
    name: 'unhunch_acknowledgement_seconds',
    help: 'From hearing of a command, click or form to its acknowledgement.',
    labelNames: ['platform'],
    buckets: ACKNOWLEDGEMENT,
    registers,
  });
  const planned = new Counter({
    name: 'unhunch_posts_planned_total',
    help: 'Daily posts planned by this process.',
    registers,
  });
  const skipped = new Counter({
    name: 'unhunch_posts_skipped_total',
    help: 'Daily posts not sent, though nothing failed: too late, paused, stopped, or no move fits.',
    labelNames: ['reason'],
    registers,
  });
  const posted = new Counter({
    name: 'unhunch_posts_sent_total',
    help: 'Daily posts that the platform took.',
    labelNames: ['platform'],
    registers,
  });
  const notPosted = new Counter({
    name: 'unhunch_post_failures_total',
    help: 'Tries to post that failed. Most are tried again.',
    labelNames: ['platform', 'reason'],
    registers,
  });
  const statements = new Histogram({
    name: 'unhunch_database_seconds',
    help: 'Time of a database statement, the wait for a connection included.',
    buckets: STATEMENT,
    registers,
  });
  const jobs = new Gauge({
    name: 'unhunch_queue_jobs',
    help: 'Jobs in the queue, which all bots on one database share; counted every ten seconds.',
    labelNames: ['state'],
    registers,
  });
  const parts = new Gauge({
    name: 'unhunch_part_ready',
    help: 'Whether a part works at the moment: a connection to a platform, the storage.',
    labelNames: ['part'],
    registers,
  });
  new Gauge({
    name: 'unhunch_build_info',
    help: 'The version that runs, in a label.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);

  for (const reason of SKIPPED) skipped.inc({ reason }, 0);
  for (const platform of platforms) {
    for (const input of INPUTS) {
      for (const outcome of OUTCOMES) answers.inc({ platform, input, outcome }, 0);
    }
    acknowledgements.zero({ platform });
    posted.inc({ platform }, 0);
    for (const reason of POST_FAILURES) notPosted.inc({ platform, reason }, 0);
  }

  return {
    answered: (platform, input, outcome) => answers.inc({ platform, input, outcome }),
    acknowledged: (platform, seconds) => acknowledgements.observe({ platform }, seconds),
    planned: (posts) => planned.inc(posts),
    skipped: (posts, reason) => skipped.inc({ reason }, posts),
    posted: (platform) => posted.inc({ platform }),
    notPosted: (platform, reason) => notPosted.inc({ platform, reason }),
    queried: (seconds) => statements.observe(seconds),
    async page(readings) {
      for (const { name, ready } of readings.parts) parts.set({ part: name }, ready ? 1 : 0);
      // What can't be counted at the moment is left out rather than told from before.
      jobs.reset();
      for (const [state, count] of Object.entries(readings.jobs ?? {})) jobs.set({ state }, count);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
