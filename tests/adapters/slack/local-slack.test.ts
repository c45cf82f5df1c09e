import { describe, expect, test, vi } from 'vitest';
import { FaultProxy } from '../../peers/slack/fault-proxy.ts';
import { obstacleToLocalSlack } from '../../peers/slack/local-slack.ts';
import { buttonLabels } from '../../peers/slack/sight.ts';
import { phrases, replies } from './bot.ts';
import type { Mode } from './connect.ts';
import { seenIn, textOf } from './reading.ts';
import { peerWithBot, type WithBotOptions } from './with-bot.ts';

const obstacle = obstacleToLocalSlack();
const without = obstacle === undefined ? '' : ` (left out: ${obstacle})`;
const { actions } = phrases;

/** The bot in local-slack, a Slack that others wrote. */
function localSlack(options: WithBotOptions) {
  return peerWithBot((setup) => FaultProxy.start(setup), options);
}

/** Fifteen pictures are uploaded first, and no test is about how fast a machine is. */
const PATIENT = { timeout: 20_000, interval: 500 };

describe.each(['socket', 'http'] satisfies Mode[])(`in local-slack over %s${without}`, (mode) => {
  const onLocalSlack = test.skipIf(obstacle !== undefined);

  onLocalSlack('a command, a click for one, and a click that goes on', async () => {
    const { alice, bob } = await localSlack({ mode });
    const card = await alice.runs('/stretch cobra').answer;
    expect(card).toMatchObject({ kind: 'message', onlyVisibleToYou: false });
    const own = await bob.clicks(card, actions.duration).answer;
    expect(own).toMatchObject({ change: 'posted', onlyVisibleToYou: true });
    const replaced = await bob.clicks(own, actions.mistakes).answer;
    expect(replaced).toMatchObject({ change: 'replaced' });
    expect(textOf(replaced)).toContain(phrases.focus.mistakes);
  });

  onLocalSlack('a choice from a menu, and help', async () => {
    const { alice } = await localSlack({ mode });
    const list = await alice.runs('/stretch list').answer;
    const picked = await alice.picks(list, 'choice', 'Cobra Stretch').answer;
    expect(textOf(picked)).toContain('Lie on your front');
    expect(textOf(await alice.runs('/stretch help').answer)).toContain(phrases.help.care);
  });

  onLocalSlack('a mention, for all and for one', async () => {
    const { alice, bob } = await localSlack({ mode });
    const publicly = await alice.mentions('cobra', 'random').answer;
    expect(publicly).toMatchObject({ onlyVisibleToYou: false, threadTs: expect.any(String) });
    const alone = await alice.mentions('chest pain', 'random').answer;
    expect(alone).toMatchObject({ onlyVisibleToYou: true });
    expect(textOf(alone)).toContain(replies.emergency.lead);
    expect(bob.sights()).toHaveLength(1);
  });

  onLocalSlack('direct messages, and one that comes twice', async () => {
    const { slack, alice } = await localSlack({ mode });
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
    slack.faults.nextDelivery('duplicate');
    await alice.tells('eagle arms').answer;
    await slack.quiet(40);
    expect(alice.sights()).toHaveLength(2);
  });

  onLocalSlack('the Home tab, the form, and its answer', async () => {
    const { alice } = await localSlack({ mode });
    const home = await alice.opensHome().answer;
    expect(textOf(home)).toContain(phrases.home.title);
    const form = await alice.clicks(home, actions.pick).answer;
    expect(form).toMatchObject({ kind: 'modal', title: phrases.pick.title });
    const answer = await alice.submits(form, { words: 'cobra', avoid: ['wrists'] }).answer;
    expect(textOf(answer)).toContain('Lie on your front');
    expect(buttonLabels(answer)).toContain(actions.done);
  });

  onLocalSlack('pictures that are uploaded', async () => {
    const { slack, alice } = await localSlack({ mode, uploads: true });
    await vi.waitFor(async () => {
      const shown = await alice.runs('/stretch cobra').answer;
      expect(shown.blocks.map(({ type }) => type)).toContain('image');
      expect(seenIn(shown).alts).toHaveLength(1);
    }, PATIENT);
    await slack.quiet(40);
  });

  onLocalSlack('a fault, a broken line and a renewed connection', async () => {
    const { slack, alice } = await localSlack({ mode });
    slack.faults.next('chat.postMessage', { status: 500 });
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
    slack.faults.next('response_url', { reset: 'before' });
    expect(textOf(await alice.runs('/stretch cobra').answer)).toContain('Cobra Stretch');
    slack.faults.nextDelivery('drop');
    expect(textOf(await alice.tells('eagle arms').answer)).toContain('Eagle Arms');
    if (mode === 'http') return;
    slack.recycle();
    await vi.waitFor(() => {
      const opened = slack.calls.filter(({ method }) => method === 'apps.connections.open');
      expect([opened.length, slack.connections]).toEqual([2, 1]);
    });
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
  });
});
