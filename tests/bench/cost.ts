import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench } from 'tinybench';
import type { LookupContent } from '../../src/lookup/lookup.ts';
import type { Engine, Search } from './engines.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** How long one engine is timed, in milliseconds, and the fewest queries it must answer, however slow. */
const TIME = 600;
const FEWEST = 3;

export interface Cost {
  /** Microseconds a query. */
  readonly median: number;
  readonly p99: number;
  /** Milliseconds to build the index, and the megabytes it keeps. */
  readonly build: number;
  readonly memory: number;
}

/** Builds an engine and times it on the queries, one after another, over and over. */
export async function costOf(
  engine: Engine,
  content: LookupContent,
  queries: readonly string[],
): Promise<{ search: Search; cost: Cost }> {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  const search = engine.build(content);
  const build = performance.now() - start;
  collectGarbage();
  const memory = (process.memoryUsage().heapUsed - before) / 2 ** 20;

  let at = 0;
  const bench = new Bench({
    time: TIME,
    iterations: FEWEST,
    warmupTime: TIME / 2,
    warmupIterations: 1,
  });
  bench.add(engine.name, () => {
    search(queries[at++ % queries.length] ?? '');
  });
  const [task] = await bench.run();
  const result = task?.result;
  if (!result || !('latency' in result)) throw new Error(`${engine.name} could not be timed.`);
  const { p50, p99 } = result.latency;
  return { search, cost: { median: p50 * 1000, p99: p99 * 1000, build, memory } };
}
