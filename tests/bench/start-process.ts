import { openDatabase } from '../../src/storage/database.ts';

/** Opens the database in a folder: `node start-process.ts <folder>`. Prints what it cost as JSON. */
export interface StartFigures {
  readonly milliseconds: number;
  /** What whoever waits was told. */
  readonly told: readonly string[];
}

const [, , folder = ''] = process.argv;
const told: string[] = [];
const begin = performance.now();
const db = await openDatabase({ folder, onProgress: (line) => told.push(line) });
const figures: StartFigures = { milliseconds: performance.now() - begin, told };
process.stdout.write(`${JSON.stringify(figures)}\n`);
await db.close();
