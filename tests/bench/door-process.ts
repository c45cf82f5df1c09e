import { setTimeout as delay } from 'node:timers/promises';
import { openDoor } from '../../src/delivery/door.ts';
import { openDatabase } from '../../src/storage/database.ts';

/**
 * A bot at Discord's door, with always somebody waiting there, as a worker has:
 * `node door-process.ts <folder> <begin> <passes>`. Prints when each passed, in milliseconds since 1970.
 */
const WAITING = 20;

const [, , folder = '', begin = '', passes = ''] = process.argv;
const db = await openDatabase({ folder });
const door = openDoor(db, 'discord', Temporal.Now.instant);
const open = new AbortController().signal;
const passed: number[] = [];
let left = Number(passes);

async function keepPassing(): Promise<void> {
  while (left > 0) {
    left -= 1;
    await door.pass('server', undefined, open);
    await door.send(async () => passed.push(Date.now()));
  }
}

await delay(Math.max(0, Number(begin) - Date.now()));
await Promise.all(Array.from({ length: WAITING }, keepPassing));
process.stdout.write(`${JSON.stringify(passed)}\n`);
await db.close();
