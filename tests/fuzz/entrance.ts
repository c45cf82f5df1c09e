import fc from 'fast-check';

/** A way by which something from outside comes in. */
export interface Entrance<T> {
  readonly name: string;
  /** Its part of a run, beside the others’. */
  readonly share: number;
  open(): Promise<Open<T>> | Open<T>;
}

export interface Open<T> {
  readonly inputs: fc.Arbitrary<T>;
  /** Lets one input in. Rejects, or throws, when the bot does anything but answer it or turn it away. */
  enter(input: T): Promise<void> | void;
  /** Looks whether everything still works, and leaves. */
  close?(): Promise<void>;
}

export interface Outcome {
  readonly name: string;
  readonly inputs: number;
  readonly seed: number;
  /** The input that took longest, shortened, and its milliseconds of the processor’s time. */
  readonly slowest: { readonly ms: number; readonly input: string };
  /** What failed, with how to see it again. */
  readonly failure?: string;
}

/** Nothing that anybody sends may take more of the processor's time, in milliseconds. */
const LONGEST = 1_000;
const MICROSECONDS = 1_000;
const SHOWN = 100;

/** Sends so many inputs through an entrance; stops at the first that fails. */
export async function fuzz<T>(
  entrance: Entrance<T>,
  inputs: number,
  seed: number,
): Promise<Outcome> {
  const { inputs: arbitrary, enter, close } = await entrance.open();
  let slowest = { ms: 0, input: '' };
  let count = 0;
  async function timed(input: T): Promise<number> {
    // The processor's time, as the machine may do other things too.
    const start = process.threadCpuUsage();
    await enter(input);
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / MICROSECONDS;
  }
  const property = fc.asyncProperty(arbitrary, async (input) => {
    let ms = await timed(input);
    count += 1;
    // The clearing away of what a hundred thousand others left behind is no fault of this one.
    if (ms > LONGEST) ms = await timed(input);
    if (ms > slowest.ms) slowest = { ms, input: shown(input) };
    if (ms > LONGEST) throw new Error(`it took ${ms.toFixed(0)} ms, twice`);
  });
  const details = await fc.check(property, { seed, numRuns: inputs, endOnFailure: true });
  const failure = details.failed
    ? `seed ${details.seed}, path ${details.counterexamplePath}: ${shown(details.counterexample)}: ${reason(details.errorInstance)}`
    : await end(close);
  const { name } = entrance;
  return { name, inputs: count, seed, slowest, ...(failure === undefined ? {} : { failure }) };
}

async function end(close: Open<unknown>['close']): Promise<string | undefined> {
  try {
    await close?.();
    return undefined;
  } catch (error) {
    return reason(error);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function shown(input: unknown): string {
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input));
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length})` : text;
}
