import { expect, onTestFinished, test } from 'vitest';
import { createBot } from '../../../src/bot.ts';
import { withLimits } from '../../../src/limits.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import { englishContent } from '../../support/content.ts';
import { phrases, replies, wholeBot } from './bot.ts';
import { connect, PUBLIC_URL } from './connect.ts';
import { textOf } from './reading.ts';

const { fixedReply } = createBot(await englishContent());

/** A Slack with a bot that answers everybody twice. */
async function strict() {
  const { service } = wholeBot();
  const slack = await FakeSlack.start({});
  const limited = withLimits(service, { perPerson: 2, fixedReply, now: () => 1 });
  const bot = await connect(slack, limited, { publicUrl: PUBLIC_URL });
  onTestFinished(async () => {
    await bot.stop();
    await slack.stop();
    expect(slack.violations).toEqual([]);
  });
  return { slack, alice: slack.person('alice'), bob: slack.person('bob') };
}

test('commands beyond the limit get a card of their own, and an emergency its reply', async () => {
  const { alice, bob } = await strict();
  for (let times = 0; times < 2; times++) {
    expect(textOf(await alice.runs('/stretch cobra').answer)).toContain('Cobra Stretch');
  }
  for (let times = 0; times < 2; times++) {
    const busy = await alice.runs('/stretch cobra').answer;
    expect(busy).toMatchObject({ onlyVisibleToYou: true });
    expect(textOf(busy)).toContain(phrases.busy.summary);
  }
  const grave = await alice.runs('/stretch crushing chest pain').answer;
  expect(textOf(grave)).toContain(replies.emergency.lead);
  expect(textOf(await bob.runs('/stretch cobra').answer)).toContain('Cobra Stretch');
});

test('messages beyond the limit are answered once, and then no more', async () => {
  const { slack, alice, bob } = await strict();
  for (let times = 0; times < 2; times++) await alice.mentions('list causes').answer;
  const busy = await alice.mentions('list causes').answer;
  expect(textOf(busy)).toContain(phrases.busy.summary);
  expect(busy).toMatchObject({ onlyVisibleToYou: true });
  const before = alice.sights().length;
  for (let times = 0; times < 3; times++) await alice.mentions('list causes').ack;
  await alice.tells('list causes').ack;
  await bob.mentions('list causes').answer;
  await slack.quiet(40);
  // Everybody in the channel sees what the other one is told.
  expect(alice.sights()).toHaveLength(before + 1);
});

test('the Home tab stays as it was', async () => {
  const { slack, alice } = await strict();
  for (let times = 0; times < 2; times++) await alice.opensHome().answer;
  await alice.opensHome().ack;
  await slack.quiet(40);
  const homes = slack.calls.filter(({ method }) => method === 'views.publish');
  expect(homes).toHaveLength(2);
});
