import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeSlack } from './fake-slack.ts';
import { FaultProxy } from './fault-proxy.ts';
import { obstacleToLocalSlack } from './local-slack.ts';
import type { SlackPeer } from './peer.ts';
import type { PeerOptions } from './server/peer-options.ts';
import { startPlainApp } from './bots/plain-app.ts';
import { startRecorder } from './bots/recorder.ts';
import { buttonLabels, readText } from './sight.ts';

const obstacle = obstacleToLocalSlack();
const without = obstacle === undefined ? '' : ` (left out: ${obstacle})`;

type Start = (options: PeerOptions) => Promise<SlackPeer>;
const peers: [string, Start, boolean][] = [
  ['the fake Slack', (options) => FakeSlack.start(options), false],
  [`local-slack${without}`, (options) => FaultProxy.start(options), obstacle !== undefined],
];
const cases = peers.flatMap(([peer, startPeer, isMissing]) =>
  (['socket', 'http'] as const).map((mode) => ({ peer, startPeer, isMissing, mode })),
);

describe.each(cases)(
  'somebody uses a bot on $peer over $mode',
  ({ startPeer, isMissing, mode }) => {
    const onPeer = test.skipIf(isMissing);

    async function start(options: PeerOptions = {}) {
      const slack = await startPeer({ retryDelaysMs: [0, 10, 10], ...options });
      onTestFinished(() => slack.stop());
      return { slack, ...(await startPlainApp(slack, mode)) };
    }

    onPeer('a slash command is answered privately, and a click replaces the answer', async () => {
      const { slack, handled } = await start();
      const alice = slack.person('alice');
      const ran = alice.runs('/stretch neck & <shoulder>');
      expect(await ran.ack).toMatchObject({ acknowledged: true, attempts: 1 });
      const card = await ran.answer;
      expect(card).toMatchObject({ change: 'posted', onlyVisibleToYou: true });
      expect(readText(card)).toContain('*Neck roll*');
      expect(buttonLabels(card)).toEqual(['Done', 'Settings']);
      expect(handled).toEqual(['command neck & <shoulder>']);

      const replaced = await alice.clicks(card, 'Done').answer;
      expect(replaced).toMatchObject({ change: 'replaced', text: 'Well done!', blocks: [] });
      expect(slack.person('bob').sights()).toEqual([]);
      expect(slack.violations).toEqual([]);
    });

    onPeer('a pick reaches the app, of an option as of a time', async () => {
      const { slack } = await start();
      const alice = slack.person('alice');
      const card = await alice.runs('/stretch neck', 'dm').answer;
      expect(await alice.picks(card, 'area', 'BACK').answer).toMatchObject({
        text: 'Chosen: back',
      });
      expect(await alice.picks(card, 'time', '09:30').answer).toMatchObject({
        text: 'Chosen: 09:30',
      });
      expect(() => alice.picks(card, 'area', 'knee')).toThrow(/no option "knee", only NECK, BACK/);
    });

    onPeer('a modal opens, is refused with an error, and is submitted', async () => {
      const { slack, handled } = await start();
      const alice = slack.person('alice');
      const card = await alice.runs('/stretch neck').answer;
      const modal = await alice.clicks(card, 'settings').answer;
      expect(modal).toMatchObject({ kind: 'modal', change: 'opened', title: 'Settings' });
      expect(() => alice.submits(modal)).toThrow(/wouldn't submit without: Every \(minutes\)/);

      expect(await alice.searches(modal, 'move', 'tree')).toEqual(['tree-twist']);
      await expect(alice.searches(modal, 'move', '')).rejects.toThrow('before 1 characters');
      const refused = await alice.submits(modal, { minutes: 'abc', move: 'tree' }).answer;
      expect(refused).toMatchObject({ change: 'refused', errors: { minutes: 'A number, please' } });

      const submitted = alice.submits(modal, { minutes: '45' });
      const shown = [await submitted.next(), await submitted.next()];
      expect(shown).toMatchObject([
        { kind: 'modal', change: 'closed' },
        { text: 'Every 45 minutes' },
      ]);
      expect(handled).toContain('settings 45');
      expect(slack.violations).toEqual([]);
    });

    onPeer('the home tab, a shortcut, a mention and a direct message work', async () => {
      const { slack, handled } = await start();
      const bob = slack.person('bob');
      expect(readText(await bob.opensHome().answer)).toBe('Your stretches');
      expect(await bob.usesShortcut('open-settings').answer).toMatchObject({ change: 'opened' });
      expect(await bob.mentions('neck & back').answer).toMatchObject({
        text: `You rang, <@${bob.id}>?`,
        threadTs: expect.any(String),
      });
      expect(await bob.tells('hello').answer).toMatchObject({ text: 'Read it.' });
      expect(handled).toEqual(['mention <@U0BOT> neck &amp; back', 'message hello']);
    });

    onPeer(
      'the bot is told of its own direct messages too, and that they are its own',
      async () => {
        const { slack, app } = await start();
        const { url, requests } = await startRecorder();
        slack.useRequestUrl(url);
        const { id } = slack.person('alice');
        const posted = await app.client.chat.postMessage({ channel: id, text: 'Good morning' });
        const where = { channel: posted.channel, ts: posted.ts };
        await app.client.apiCall('chat.update', { ...where, text: 'Good evening' });
        await slack.quiet();
        const events = requests.map(({ body }) => (JSON.parse(body) as { event: unknown }).event);
        expect(events).toMatchObject([
          { type: 'message', channel_type: 'im', bot_id: 'B0BOT', text: 'Good morning' },
          { subtype: 'message_changed', message: { text: 'Good evening', bot_id: 'B0BOT' } },
        ]);
      },
    );

    onPeer('an event that arrives twice reaches the app twice', async () => {
      const { slack, handled } = await start();
      slack.faults.nextDelivery('duplicate');
      await slack.person('alice').tells('hello').ack;
      await slack.quiet();
      expect(handled).toEqual(['message hello', 'message hello']);
    });

    onPeer('an event that gets lost comes again', async () => {
      const { slack, handled } = await start();
      slack.faults.nextDelivery('drop', 'drop');
      const ack = await slack.person('alice').tells('hello').ack;
      expect(ack).toMatchObject({ acknowledged: true, attempts: 3 });
      await slack.quiet();
      expect(handled).toEqual(['message hello']);
    });

    onPeer('wrong Block Kit is refused and put down', async () => {
      const { slack, app } = await start();
      app.error(async () => {});
      await slack.person('alice').runs('/stretch wrong').ack;
      await slack.quiet();
      expect(slack.violations).toContain("response_url: /0 must have required property 'text'");
      expect(slack.person('alice').sights()).toEqual([]);
    });

    onPeer('a server error and a rate limit reach the app as such', async () => {
      const { slack, app } = await start();
      slack.faults.next('chat.postMessage', { status: 500 }, { error: 'is_archived' });
      const post = () => app.client.apiCall('chat.postMessage', { channel: 'general', text: 'x' });
      await expect(post()).rejects.toThrow('statusCode = 500');
      await expect(post()).rejects.toThrow('is_archived');
      await post();
      await slack.quiet();
      expect(slack.messagesIn('general')).toMatchObject([{ text: 'x' }]);
      expect(slack.person('bob').sights()).toMatchObject([{ text: 'x', onlyVisibleToYou: false }]);
    });

    onPeer('a picture is uploaded, then shown by its id', async () => {
      const { slack, app } = await start();
      const content = Buffer.from('GIF89a');
      const what = { filename: 'neck.gif', file: content, alt_text: 'A neck' };
      const uploaded = await app.client.filesUploadV2(what);
      const id = uploaded.files[0]?.files?.[0]?.id ?? '';
      const image = { type: 'image', alt_text: 'A neck', slack_file: { id } };
      const post = (blocks: object[]) =>
        app.client.apiCall('chat.postMessage', { channel: 'general', text: 'A neck', blocks });
      await post([image]);
      await slack.quiet();
      expect(slack.messagesIn('general')).toMatchObject([{ blocks: [{ slack_file: { id } }] }]);
      await expect(post([{ ...image, slack_file: { id: 'F404' } }])).rejects.toThrow(
        'invalid_blocks',
      );
    });

    onPeer(
      'a thread stays a thread, and a channel that the bot may not read stays unread',
      async () => {
        const { slack, handled } = await start();
        const alice = slack.person('alice');
        const rung = await alice.mentions('hello', 'random').answer;
        const inThread = await alice.mentions('again', 'random', rung).answer;
        expect(inThread).toMatchObject({ channel: 'C01RANDOM', threadTs: expect.any(String) });
        expect(await alice.writes('between us', 'random').ack).toMatchObject({ attempts: 0 });
        expect(handled).toEqual(['mention <@U0BOT> hello', 'mention <@U0BOT> again']);
      },
    );
  },
);
