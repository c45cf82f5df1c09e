/**
 * `npm run fuzz [inputs] [seed] [entrance]`: a million inputs, unless told otherwise, through every way
 * in. Prints what took longest, and whatever failed with its seed. Ends with 1 when anything did.
 */
import { table } from '../bench/table.ts';
import { entrances } from './entrances.ts';
import type { Outcome } from './entrance.ts';

const [total = '1000000', given, only = ''] = process.argv.slice(2);
const seed = Number(given ?? Math.floor(Math.random() * 2 ** 31));
const chosen = entrances.filter(({ name }) => name.includes(only));
const shares = chosen.reduce((sum, { share }) => sum + share, 0);
const say = (text: string) => process.stdout.write(`${text}\n`);

say(`seed ${seed}`);
const outcomes: Outcome[] = [];
for (const entrance of chosen) {
  const outcome = await entrance.run(Math.ceil((Number(total) * entrance.share) / shares), seed);
  outcomes.push(outcome);
  say(`${outcome.failure === undefined ? 'held  ' : 'FAILED'}  ${outcome.name}`);
}
const count = (value: number) => value.toLocaleString('en');
say(
  `\n${table([
    ['', 'inputs', 'slowest'],
    ...outcomes.map(({ name, inputs, slowest }) => [
      name,
      count(inputs),
      `${slowest.ms.toFixed(0)} ms`,
    ]),
    ['together', count(outcomes.reduce((sum, { inputs }) => sum + inputs, 0)), ''],
  ])}\n`,
);
for (const { name, slowest } of outcomes) say(`slowest of ${name}: ${slowest.input}`);
const failed = outcomes.filter(({ failure }) => failure !== undefined);
for (const { name, failure } of failed) say(`\n${name}\n${failure}`);
process.exit(failed.length > 0 ? 1 : 0);
