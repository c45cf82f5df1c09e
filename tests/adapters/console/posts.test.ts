import { PassThrough } from 'node:stream';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { chat } from '../../../adapters/console/console.ts';
import { createConsolePoster } from '../../../adapters/console/poster.ts';
import { createBot, createContext } from '../../../src/bot.ts';
import { createLazyDesk } from '../../../src/desk/lazy-desk.ts';
import { createService } from '../../../src/service.ts';
import { englishContent } from '../../support/content.ts';
import { useDatabase } from '../../support/database.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { WEDNESDAY } from '../../support/team.ts';

const database = useDatabase();

beforeEach(() =>
  database.db.query('truncate unhunch.schedules, unhunch.lanes, unhunch.remembered cascade'),
);

/** Longer than the first start of a queue on a busy machine. */
const PATIENCE_MS = 60_000;

/** Somebody at a terminal, whose clock can be put forward. */
async function somebodyAtATerminal() {
  const content = await englishContent();
  const { log, lines } = memoryLog();
  let ahead = WEDNESDAY.epochMilliseconds - Date.now();
  const clock = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + ahead);
  const poster = createConsolePoster();
  const desk = createLazyDesk({
    url: database.url,
    folder: '',
    posters: () => new Map([['console', poster]]),
    context: createContext(content, () => undefined),
    log,
    clock,
  });
  const bot = createBot(content, {
    now: () => clock().epochMilliseconds,
    schedules: () => desk.desk(),
  });
  const { phrases } = content;
  const service = createService({ bot, phrases, log, patience: PATIENCE_MS });

  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let [shown, read] = ['', 0];
  const waiting = new Set<() => void>();
  output.setEncoding('utf8').on('data', (part: string) => {
    shown += part;
    for (const look of waiting) look();
  });
  const from = { workspace: 'here', channel: 'terminal', person: 'ada', manages: true };
  const over = chat(service, input, output, { from, poster });
  onTestFinished(async () => {
    input.end();
    await over;
    await desk.close();
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  return {
    types: (line: string) => input.write(line),
    /** Resolves once that appears below what was seen before. */
    sees(text: string): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = () => {
        const at = shown.indexOf(text, read);
        if (at === -1) return;
        read = at + text.length;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      return promise;
    },
    putForward: (duration: Temporal.DurationLike) => {
      ahead += Temporal.Duration.from(duration).total('milliseconds');
    },
  };
}

test(
  'somebody tries the daily stretch without any account: it appears above what they are typing',
  async () => {
    const ada = await somebodyAtATerminal();
    ada.types('schedule 9:00 weekdays Europe/Berlin\n');
    await ada.sees('The next one comes Wednesday 25 November at 09:00');
    ada.types('cob');
    ada.putForward({ hours: 1 });
    await ada.sees('Your daily stretch.');
    await ada.sees('cob');
    // What was half typed is still there, and takes the rest of it.
    ada.types('ra\n');
    await ada.sees('Cobra Stretch');
  },
  PATIENCE_MS,
);

test(
  'and its buttons are numbers that count who did it',
  async () => {
    const ada = await somebodyAtATerminal();
    ada.types('schedule 9:00 daily Europe/Berlin\n');
    await ada.sees('It’s set.');
    ada.types('schedule now\n');
    await ada.sees('On its way');
    await ada.sees('Your daily stretch.');
    ada.types('1\n');
    await ada.sees('One person has done it.');
    ada.types('1\n');
    await ada.sees('Counted already');
  },
  PATIENCE_MS,
);
