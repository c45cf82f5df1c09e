import { expect, onTestFinished, test, vi } from 'vitest';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { startBot } from './start-bot.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The page's address, as soon as it is told on standard error. */
function addressOf({ child }: ReturnType<typeof startBot>): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  child.stderr?.on('data', (part: string) => {
    const [address] = /http:\/\/\S+/.exec(part) ?? [];
    if (address !== undefined) resolve(address);
  });
  return promise;
}

test('with nothing set up and nobody at the terminal the page is served until it is told to stop', async () => {
  const bot = startBot({ UNHUNCH_WEB: '0' });
  const address = await addressOf(bot);
  const page = await fetch(address);
  expect(page.status).toBe(200);
  // A page that is open keeps nobody waiting.
  const posts = await fetch(`${address}/posts`);
  bot.child.kill('SIGTERM');
  const { code, out, err } = await bot.ended;
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toBe(`${address}\n`);
  await posts.text();
});

test('lines that are piped in are answered on standard output, beside the page, and the chat ends with them', async () => {
  const bot = startBot({ UNHUNCH_WEB: '0' }, { input: 'cobra\n' });
  const { code, out, err } = await bot.ended;
  expect(code).toBe(0);
  expect(out).toMatch(/^Cobra Stretch\n/);
  expect(err).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
});

test('a port that was asked for and is taken ends the start with one line', async () => {
  const first = startBot({ UNHUNCH_WEB: '0' });
  const { port } = new URL(await addressOf(first));
  const { code, err } = await startBot({ UNHUNCH_WEB: port }).ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^UNHUNCH_WEB: 127\.0\.0\.1:\d+: .*\n$/);
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);
});

test('with a platform set up and a page asked for, the line at the start names it as well', async () => {
  const discord = await FakeDiscord.start();
  onTestFinished(() => discord.stop());
  const bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    UNHUNCH_WEB: '0',
  });
  const greeting = await bot.greeting;
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting) ?? [];
  expect((await fetch(address)).status).toBe(200);
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
});

test('with a platform set up, nothing is served in the browser unless it is asked for', async () => {
  const discord = await FakeDiscord.start();
  onTestFinished(() => discord.stop());
  for (const command of [[], ['serve']]) {
    const bot = startBot(
      { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api, UNHUNCH_WEB: '' },
      { command },
    );
    expect(await bot.greeting).not.toContain('http://');
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  }
});
