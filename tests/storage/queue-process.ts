import { openDatabase } from '../../src/storage/database.ts';
import { openQueue } from '../../src/storage/queue.ts';

/** A bot that takes a job of the database in its first argument, says so, and never finishes it. */
const database = await openDatabase({ url: process.argv[2] ?? '', folder: '' });
const queue = await openQueue(database);
await queue.work(
  ({ data }) => {
    process.stdout.write(`${data['word']}\n`);
    return new Promise(() => {});
  },
  { batch: 10 },
);
