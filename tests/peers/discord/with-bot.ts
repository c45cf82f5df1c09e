import type { ClientOptions } from 'discord.js';
import { expect } from 'vitest';
import { FakeDiscord, type FakeDiscordOptions } from './fake-discord.ts';
import { startBot, type TestBot } from './test-bot.ts';

/** A fake Discord with the test bot logged in. */
export interface Scene {
  fake: FakeDiscord;
  bot: TestBot;
}

/**
 * Plays a scene on a fake Discord of its own, so that slow scenes can play side by side; afterwards
 * no rule of Discord's may have been broken.
 */
export async function withBot(
  options: { fake?: FakeDiscordOptions; bot?: Partial<ClientOptions> },
  play: (scene: Scene) => Promise<void>,
): Promise<void> {
  const fake = await FakeDiscord.start(options.fake);
  const bot = await startBot(fake, options.bot);
  bot.seen.length = 0;
  try {
    await play({ fake, bot });
  } finally {
    await bot.client.destroy();
    await fake.stop();
  }
  expect(fake.violations).toEqual([]);
}
