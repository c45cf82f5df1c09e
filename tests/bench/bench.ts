/**
 * `npm run bench`: this lookup beside general search libraries, on the same
 * queries in one run: how often each is right, how fast, and at what cost.
 */
import { QUERY_SETS, readQueries } from '../lookup/query-sets.ts';
import { englishContent } from '../support/content.ts';
import { accuracyOf } from './accuracy.ts';
import { catalogueOf } from './catalogues.ts';
import { costOf } from './cost.ts';
import { ENGINES } from './engines.ts';
import { figure, percent, table } from './table.ts';

const SIZES = [30, 300, 5_000];
/** Fuse.js takes tens of milliseconds for a sentence, so every third query must do. */
const EVERY = 3;

const content = await englishContent();
const queries = QUERY_SETS.flatMap(readQueries).filter((_, at) => at % EVERY === 0);
const texts = queries.map(({ query }) => query);
const print = (text: string) => process.stdout.write(`${text}\n`);

print(`${queries.length} queries, Node ${process.versions.node}, one thread.`);
print('Right: first result right, of questions about the subject. Refused: of all others, those');
print(
  'left unanswered. Libraries get the score cut that suits them best, chosen on other queries.',
);
for (const size of SIZES) {
  const catalogue = catalogueOf(size, content.catalogue);
  const rows = [['', 'right', 'refused', 'median µs', 'p99 µs', 'index ms', 'memory MB']];
  for (const engine of ENGINES) {
    const { search, cost } = await costOf(engine, { ...content, catalogue }, texts);
    const isReal = size === content.catalogue.entries.length;
    const accuracy = isReal ? accuracyOf(engine, search, queries) : undefined;
    rows.push([
      engine.name,
      accuracy ? percent(accuracy.answered) : '',
      accuracy ? percent(accuracy.refused) : '',
      ...[cost.median, cost.p99, cost.build, cost.memory].map(figure),
    ]);
  }
  print(`\n${catalogue.entries.length} entries\n${table(rows)}`);
}
