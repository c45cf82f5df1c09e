import { expect, vi } from 'vitest';
import { createDiscord, type DiscordOptions } from '../../../adapters/discord/discord.ts';
import type { Adapter, RefusedError } from '../../../src/adapter.ts';
import { createBot } from '../../../src/bot.ts';
import { createService, type Service } from '../../../src/service.ts';
import { FakeDiscord, type FakeDiscordOptions } from '../../peers/discord/fake-discord.ts';
import { englishContent } from '../../support/content.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { gallery } from '../../support/pictures.ts';
import { pings } from './pings.ts';

// A Discord and a bot that connects to it take a second or so, on a busy machine several.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const content = await englishContent();
export const { phrases } = content;
export const { replies } = content.redFlags;

/** No limits on how often the bot may ask: the fake's own would make tests wait for real. */
const UNLIMITED = { globalPerSecond: Infinity, routes: [] };

/** The whole bot, and the lines it logs. Its dice always show the first. */
export function wholeBot(broken: Partial<ReturnType<typeof createBot>> = {}, patience?: number) {
  const { log, lines } = memoryLog();
  const bot = { ...createBot(content, { pictureOf: gallery, random: () => 0 }), ...broken };
  const options = patience === undefined ? {} : { patience };
  return { service: createService({ bot, phrases, log, ...options }), lines };
}

/** What a test may set up otherwise than usual. */
export interface Setting extends FakeDiscordOptions {
  readonly service?: Service;
  readonly translations?: NonNullable<DiscordOptions['translations']>;
  readonly schedulers?: NonNullable<DiscordOptions['schedulers']>;
  /** Does something on the fake before the bot connects. */
  readonly before?: (fake: FakeDiscord) => void;
}

/** A Discord with the bot connected to it. */
export interface Connected {
  readonly fake: FakeDiscord;
  readonly adapter: Adapter;
  /** What the bot says of itself at start. */
  readonly line: string;
  readonly lines: readonly Record<string, unknown>[];
  /** Refusals that came after the start. */
  readonly refusals: readonly RefusedError[];
  /** Ends both; by then nobody may have been pinged, and nothing that was typed may be in the log. */
  close(): Promise<void>;
}

/**
 * Milliseconds in which a first answer is taken here. Discord's 3,000 would measure
 * the machine that the tests run on rather than the bot.
 */
const DEADLINE = 20_000;

/** Starts a Discord without the bot. */
export function startFake(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  return FakeDiscord.start({ limits: UNLIMITED, interactionDeadlineMs: DEADLINE, ...options });
}

/** Starts a Discord and connects the bot, over the real client, as `npm start` does. */
export async function connected(setting: Setting = {}): Promise<Connected> {
  const { service, translations, schedulers, before, ...options } = setting;
  const fake = await startFake(options);
  before?.(fake);
  const { service: usual, lines } = wholeBot();
  const refusals: RefusedError[] = [];
  const adapter = createDiscord({ token: fake.token, api: fake.api }, service ?? usual, {
    onRefused: (refusal) => refusals.push(refusal),
    ...(translations ? { translations } : {}),
    ...(schedulers ? { schedulers } : {}),
  });
  const line = await adapter.start();
  return {
    fake,
    adapter,
    line,
    lines,
    refusals,
    async close() {
      await adapter.stop();
      await fake.stop();
      expect(pings(fake.requests)).toEqual([]);
      expect(JSON.stringify(lines)).not.toMatch(/cobra|pain|causes/i);
    },
  };
}
