import { expect, onTestFinished, test } from 'vitest';
import { newKey } from '../../src/secrets/key-ring.ts';
import { FakeSlack } from '../peers/slack/fake-slack.ts';
import { PlainBrowser } from '../support/plain-browser.ts';
import { folderWith } from '../support/folders.ts';
import { startBot } from './start-bot.ts';

const PUBLIC_URL = 'https://stretch.example.com';

test('a workspace installs the bot and uses it; later the key is changed, and never lost by a slip', async () => {
  const slack = await FakeSlack.start();
  onTestFinished(() => slack.stop());
  const [first, second] = [newKey(), newKey()];
  const folder = folderWith({});
  const start = (key: string) =>
    startBot({
      UNHUNCH_DATA: folder,
      UNHUNCH_KEY: key,
      UNHUNCH_PUBLIC_URL: PUBLIC_URL,
      SLACK_CLIENT_ID: slack.oauth.clientId,
      SLACK_CLIENT_SECRET: slack.oauth.clientSecret,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    });

  const bot = start(first);
  const greeting = await bot.greeting;
  expect(greeting).toContain('in 0 installations');
  const port = /port (\d+)/.exec(greeting)?.[1] ?? '';
  const admin = new PlainBrowser({ [PUBLIC_URL]: `http://127.0.0.1:${port}` });
  expect((await admin.open(`${PUBLIC_URL}/slack/install/start`)).text).toContain('Open Slack');
  const answer = await slack.person('alice').mentions('cobra').answer;
  expect(JSON.stringify(answer)).toContain('Cobra Stretch');
  bot.child.kill('SIGTERM');
  const { code, out, err } = await bot.ended;
  expect([code, (out + err).match(/xox[a-z]/g)]).toEqual([0, null]);

  const mistaken = await start(second).ended;
  expect(mistaken.code).toBe(1);
  const told = mistaken.err.split('\n').filter((line) => line.startsWith('UNHUNCH_KEY'));
  expect(told).toEqual([expect.stringMatching(/1 of 1 .*UNHUNCH_KEY=new,old/)]);

  const changed = start(`${second},${first}`);
  expect(await changed.greeting).toContain('in 1 installation,');
  changed.child.kill('SIGTERM');
  expect((await changed.ended).err).toMatch(/^1 installation was sealed anew/m);

  const after = start(second);
  expect(await after.greeting).toContain('in 1 installation,');
  after.child.kill('SIGTERM');
  await after.ended;

  // A key that is lost for good: what it sealed is of no use to anybody.
  const lost = await startBot(
    { UNHUNCH_DATA: folder },
    { command: ['slack', 'forget-installations', '--yes'] },
  ).ended;
  expect([lost.code, lost.out]).toEqual([
    0,
    '1 installation in Slack.\n1 installation was forgotten. Install the app again where it is wanted.\n',
  ]);
  expect(await start(first).greeting).toContain('in 0 installations');
  expect(slack.violations).toEqual([]);
}, 600_000);
