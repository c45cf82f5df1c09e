import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readConfig } from '../../src/config/config.ts';
import { readPlatforms } from '../../src/config/platforms.ts';
import { ConfigError } from '../../src/config/variables.ts';
import { ContentError } from '../../src/content/content-error.ts';
import { loadContent } from '../../src/content/load.ts';
import { checkSchedule, readScheduleLine } from '../../src/schedule/schedule.ts';
import { parseDaysOff, parseSchedule, writeSchedule } from '../../src/schedule/parse-schedule.ts';
import { ScheduleError } from '../../src/schedule/schedule-error.ts';
import { scheduleWords } from '../../src/commands/schedule/words.ts';
import { DATA, englishContent } from '../support/content.ts';
import type { Entrance } from './entrance.ts';
import { hostileText, mutated } from './hostile.ts';

const { phrases } = await englishContent();

/** Whatever isn't told with its remedy is a fault. */
function unlessTold(error: unknown, kind: abstract new (...some: never) => Error): void {
  if (!(error instanceof kind)) throw error;
}

const typed: Entrance<string> = {
  name: 'typed schedules',
  share: 14,
  open() {
    const words = scheduleWords(phrases);
    return {
      inputs: hostileText,
      enter(text) {
        try {
          const draft = parseSchedule(text, words);
          parseDaysOff(text);
          writeSchedule(draft);
          checkSchedule({ times: ['09:00'], zone: 'UTC', ...draft });
        } catch (error) {
          unlessTold(error, ScheduleError);
        }
      },
    };
  },
};

const LINE = {
  type: 'schedule',
  platform: 'slack',
  workspace: 'T1',
  channel: 'C1',
  times: ['09:00'],
  zone: 'Europe/Berlin',
  days: ['mon', 'tue'],
  skip: ['2026-12-25'],
  holidays: ['DE'],
  place: ['desk', 'chair'],
  pausedUntil: '2027-01-04',
  createdBy: 'U1',
  weeklySummary: false,
  rotation: { seed: 'slack T1 C1', round: 2, shown: ['cobra-stretch'] },
};

const lines: Entrance<string> = {
  name: 'lines to import',
  share: 12,
  open: () => ({
    inputs: fc.oneof(
      { weight: 9, arbitrary: mutated([LINE]).map((line) => JSON.stringify(line) ?? '') },
      { weight: 1, arbitrary: hostileText },
    ),
    enter(line) {
      try {
        readScheduleLine(line);
      } catch (error) {
        unlessTold(error, ScheduleError);
      }
    },
  }),
};

const GOOD_ENVIRONMENT = {
  UNHUNCH_LANGUAGE: 'en',
  UNHUNCH_CONTENT: 'my-moves',
  UNHUNCH_DATA: 'var',
  UNHUNCH_PUBLIC_URL: 'https://stretch.example.com',
  UNHUNCH_CATCH_UP: '90m',
  UNHUNCH_LIMIT: '20',
  DATABASE_URL: 'postgres://user:password@host:5432/database',
  PORT: '3000',
  DISCORD_TOKEN: 'a.b.c',
  DISCORD_API_URL: 'http://127.0.0.1:1/api',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  SLACK_SIGNING_SECRET: 'abc',
  SLACK_API_URL: 'http://127.0.0.1:1/api/',
};

const environments: Entrance<Record<string, string>> = {
  name: 'environment variables',
  share: 12,
  open: () => ({
    inputs: fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(GOOD_ENVIRONMENT)), hostileText), {
        maxLength: 4,
      })
      .map((changes) => ({ ...GOOD_ENVIRONMENT, ...Object.fromEntries(changes) })),
    enter(env) {
      try {
        readConfig(env);
        readPlatforms(env);
      } catch (error) {
        unlessTold(error, ConfigError);
      }
    },
  }),
};

const cobra = readFileSync(join(DATA, 'en/exercises/cobra-stretch.yaml'), 'utf8');
const MOVE = { ...(parse(cobra) as object), name: 'My Cobra', aliases: ['serpent'], phrases: [] };

/** A move's file with a few lines or signs changed, or its values. */
const packs = fc.oneof(
  mutated([MOVE]).map((move) => stringify(move)),
  fc
    .tuple(fc.nat(cobra.length), fc.nat(40), hostileText)
    .map(([at, length, text]) => cobra.slice(0, at) + text + cobra.slice(at + length)),
  hostileText,
  fc
    .tuple(fc.constantFrom('[', '{a: ', '- ', '? ', '!!x ', '&a [*a, '), fc.nat(60_000))
    .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length))),
);

const content: Entrance<string> = {
  name: 'folders of content',
  share: 0.4,
  open() {
    const folder = mkdtempSync(join(tmpdir(), 'unhunch-fuzz-'));
    mkdirSync(join(folder, 'exercises'));
    return {
      inputs: packs,
      async enter(text) {
        writeFileSync(join(folder, 'exercises/my-cobra.yaml'), text);
        try {
          await loadContent({ data: DATA, language: 'en', extra: folder });
        } catch (error) {
          unlessTold(error, ContentError);
        }
      },
      close: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

export const operatorEntrances = [typed, lines, environments, content] as const;
