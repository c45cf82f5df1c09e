import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/request.ts';
import type { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { Person } from '../../peers/slack/peer.ts';
import {
  buttonLabels,
  elementsOf,
  type MessageSight,
  type Sight,
} from '../../peers/slack/sight.ts';
import { phrases, replies } from './bot.ts';
import { eventBody } from './event-body.ts';
import { textOf } from './reading.ts';
import { slackWithBot } from './with-bot.ts';

const { actions, chat } = phrases;

/** The message that somebody sees. */
function message(sight: Sight): MessageSight {
  if (sight.kind !== 'message') throw new Error(`that is a ${sight.kind}`);
  return sight;
}

/** What everybody else would have seen by now, had it been for all. */
async function nothingSeenBy(person: Person, slack: FakeSlack) {
  await slack.quiet(40);
  expect(person.sights()).toEqual([]);
}

describe('the slash command', () => {
  test('a move asked for by name stands in the channel for all', async () => {
    const { alice, bob } = await slackWithBot();
    const { onlyVisibleToYou } = message(await alice.runs('/stretch cobra').answer);
    expect(onlyVisibleToYou).toBe(false);
    expect(textOf(bob.sights()[0] ?? raise())).toContain('Cobra Stretch');
  });

  test('what is personal only the asker sees', async () => {
    const { slack, alice, bob } = await slackWithBot();
    const answer = message(await alice.runs('/stretch my shoulders are so tight').answer);
    expect(answer.onlyVisibleToYou).toBe(true);
    expect(textOf(answer)).toContain(replies.safetyNet);
    await nothingSeenBy(bob, slack);
  });

  test.each([
    ['', ''],
    ['help', phrases.help.title],
    ['privacy', phrases.privacy.title],
    ['list', phrases.list.exercises.title],
    ['list floor', phrases.list.found.title],
    ['what causes upper back pain', phrases.list.causes.title],
  ])('“/stretch %s” means what it means everywhere', async (text, title) => {
    const { alice } = await slackWithBot();
    expect(textOf(await alice.runs(`/stretch ${text}`).answer)).toContain(title);
  });

  test('it works in a channel that the bot isn’t in', async () => {
    const { alice } = await slackWithBot({
      channels: [{ name: 'general', botIsMember: false }],
    });
    expect(textOf(await alice.runs('/stretch cobra').answer)).toContain('Cobra Stretch');
  });

  test('a misspelt name is met with buttons to pick from', async () => {
    const { alice } = await slackWithBot();
    const asked = await alice.runs('/stretch twist').answer;
    expect(textOf(asked)).toContain(phrases.list.choose.title);
    const [first = ''] = buttonLabels(asked);
    expect(textOf(await alice.clicks(asked, first).answer)).toContain(first);
  });
});

describe('a mention', () => {
  test('is answered in the thread below it', async () => {
    const { slack, alice, bob } = await slackWithBot();
    const asked = alice.mentions('cobra');
    const answer = message(await asked.answer);
    const question = slack.workspace.messages.find(({ author }) => author === alice.id);
    expect(answer.threadTs).toBe(question?.ts);
    expect(bob.sights()).toHaveLength(1);
  });

  test('within a thread, in that thread', async () => {
    const { alice } = await slackWithBot();
    const first = message(await alice.mentions('cobra').answer);
    const second = message(await alice.mentions('list causes', 'general', first).answer);
    expect(second.threadTs).toBe(first.threadTs);
  });

  test('that is personal is answered to the asker alone, in the thread where there is one', async () => {
    const { slack, alice, bob } = await slackWithBot();
    const alone = message(await alice.mentions('my neck hurts when i sit').answer);
    expect([alone.onlyVisibleToYou, alone.threadTs]).toEqual([true, undefined]);
    const publicly = message(await alice.mentions('cobra').answer);
    const within = message(await alice.mentions('i am pregnant', 'general', publicly).answer);
    expect([within.onlyVisibleToYou, within.threadTs]).toEqual([true, publicly.threadTs]);
    await slack.quiet(40);
    expect(bob.sights()).toHaveLength(1);
  });

  test('of trouble that is urgent never shows to others, even if it can’t be said privately', async () => {
    const { slack, alice, bob } = await slackWithBot();
    slack.faults.always('chat.postEphemeral', { error: 'user_not_in_channel' });
    const direct = message(await alice.mentions('chest pain').answer);
    expect(direct.channel).toMatch(/^D/);
    expect(textOf(direct)).toContain(replies.emergency.lead);

    slack.faults.next('chat.postMessage', { error: 'messages_tab_disabled' });
    const neutral = message(await alice.mentions('chest pain').answer);
    expect(textOf(neutral)).toContain('/stretch');
    expect(textOf(neutral)).not.toContain(replies.emergency.lead);
    expect(bob.sights().map(textOf)).toEqual([textOf(neutral)]);
  });

  test('with nothing said gets help', async () => {
    const { alice } = await slackWithBot();
    expect(textOf(await alice.mentions('').answer)).toContain(phrases.help.title);
  });
});

describe('where the bot may not write', () => {
  test.each([
    ['is_archived', chat.archived.replace('{channel}', chat.thisChannel)],
    [
      'not_in_channel',
      chat.notInChannel
        .replace('{channel}', chat.thisChannel)
        .replace('{invite}', '/invite @unhunch'),
    ],
    [
      'restricted_action',
      chat.restricted.replace('{channel}', chat.thisChannel).replace('{command}', '/stretch'),
    ],
  ])('%s: the asker hears why and what to do', async (error, sentence) => {
    const { slack, alice, bob } = await slackWithBot();
    slack.faults.next('chat.postMessage', { error });
    slack.faults.next('chat.postEphemeral', { error });
    const told = message(await alice.mentions('cobra').answer);
    expect(told.channel).toMatch(/^D/);
    expect(textOf(told)).toBe(sentence.replaceAll('**', ''));
    await nothingSeenBy(bob, slack);
  });
});

describe('a direct message', () => {
  test('is answered with a message', async () => {
    const { alice } = await slackWithBot();
    const answer = message(await alice.tells('cobra').answer);
    expect([answer.onlyVisibleToYou, answer.threadTs]).toEqual([false, undefined]);
    expect(textOf(answer)).toContain('Cobra Stretch');
  });

  test('a click there is answered with another', async () => {
    const { alice } = await slackWithBot();
    const card = message(await alice.tells('cobra').answer);
    const next = message(await alice.clicks(card, actions.duration).answer);
    expect([next.change, next.onlyVisibleToYou]).toEqual(['posted', false]);
  });

  test.each([
    ['a bot’s', { bot_id: 'B9', text: 'cobra' }],
    ['the bot’s own', { user: 'U0BOT', text: 'cobra' }],
    ['an edited one', { subtype: 'message_changed', message: { text: 'cobra' } }],
    ['a deleted one', { subtype: 'message_deleted' }],
    ['one in a channel', { channel: 'C01GENERAL', channel_type: 'channel', text: 'cobra' }],
  ])('%s is left alone', async (_, fields) => {
    const { slack, bot } = await slackWithBot({ mode: 'http' });
    const event = {
      type: 'message',
      user: 'U01ALICE',
      channel: 'D01ALICE',
      channel_type: 'im',
      ts: '1.1',
      ...fields,
    };
    const { status } = await slack.post(bot.url, eventBody('Ev1', event));
    expect(status).toBe(200);
    await slack.quiet(40);
    expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
  });

  test.each([
    ['with a file', 'file_share'],
    ['said of oneself (“/me”)', 'me_message'],
  ])('%s is read like any other', async (_, subtype) => {
    const { slack, bot, alice } = await slackWithBot({ mode: 'http' });
    slack.workspace.directMessage(alice.id);
    const event = {
      type: 'message',
      subtype,
      user: alice.id,
      channel: 'D01ALICE',
      channel_type: 'im',
      ts: '1.1',
      text: 'cobra',
    };
    await slack.post(bot.url, eventBody('Ev1', event));
    await slack.quiet(40);
    expect(alice.sights().map(textOf)[0]).toContain('Cobra Stretch');
  });
});

describe('the Home tab', () => {
  test('shows today’s stretch and ways to all others', async () => {
    const { alice } = await slackWithBot();
    const home = await alice.opensHome().answer;
    expect(home.kind).toBe('home');
    expect(textOf(home)).toContain(phrases.home.title);
    expect(buttonLabels(home)).toEqual(
      expect.arrayContaining([actions.show, actions.pick, actions.help, actions.privacy]),
    );
  });

  test('the tab with the messages is none of its business', async () => {
    const { slack, alice } = await slackWithBot();
    alice.opensHome('messages');
    await nothingSeenBy(alice, slack);
  });

  test('a button there opens a modal, in which one can go on', async () => {
    const { alice } = await slackWithBot();
    const home = await alice.opensHome().answer;
    const shown = await alice.clicks(home, actions.show).answer;
    expect([shown.kind, shown.kind === 'modal' && shown.change]).toEqual(['modal', 'opened']);
    const more = await alice.clicks(shown, actions.mistakes).answer;
    expect([more.kind, more.kind === 'modal' && more.change]).toEqual(['modal', 'updated']);
    expect(textOf(more)).toContain(phrases.focus.mistakes);
  });

  test('its menus list what fits', async () => {
    const { alice } = await slackWithBot();
    const home = await alice.opensHome().answer;
    const menu = elementsOf(home).find(({ type }) => type === 'static_select');
    const only = {
      ...home,
      blocks: home.blocks.filter(({ block_id }) => block_id === menu?.block_id),
    };
    const fits = await alice.picks(only, 'choice', 'v1:list:place/floor').answer;
    expect(textOf(fits)).toContain(phrases.list.found.title);
  });
});

describe('the shortcut and its form', () => {
  test('what is filled in is answered in its place, then with its picture', async () => {
    const { alice } = await slackWithBot();
    const form = await alice.usesShortcut('pick').answer;
    expect(textOf(form)).toBe(phrases.pick.title);
    const sent = alice.submits(form, { words: 'cobra' });
    const answer = await sent.answer;
    expect([answer.kind === 'modal' && answer.change, textOf(answer)]).toEqual([
      'updated',
      expect.stringContaining('Lie on your front'),
    ]);
    expect(answer.blocks.map(({ type }) => type)).not.toContain('image');
    const withPicture = await sent.next();
    expect(withPicture.blocks.map(({ type }) => type)).toContain('image');
  });

  test('choices count too, and several of one field', async () => {
    const { alice } = await slackWithBot();
    const form = await alice.usesShortcut('pick').answer;
    const answer = await alice.submits(form, { place: 'floor', avoid: ['wrists', 'knees'] }).answer;
    expect(textOf(answer)).toContain('These');
  });

  test('sent empty it brings a surprise', async () => {
    const { alice } = await slackWithBot();
    const form = await alice.usesShortcut('pick').answer;
    expect(buttonLabels(await alice.submits(form).answer)).toContain(actions.done);
  });

  test('an emergency written in it gets the fixed reply and no way on', async () => {
    const { alice } = await slackWithBot();
    const form = await alice.usesShortcut('pick').answer;
    const answer = await alice.submits(form, { words: 'chest pain' }).answer;
    expect(textOf(answer)).toContain(replies.emergency.lead);
    expect(buttonLabels(answer)).toEqual([]);
  });

  test('a button opens it from a message, and from a modal', async () => {
    const { alice } = await slackWithBot();
    const help = await alice.runs('/stretch help').answer;
    const form = await alice.clicks(help, actions.pick).answer;
    expect([form.kind, textOf(form)]).toEqual(['modal', phrases.pick.title]);
  });

  test('where no modal can be opened, there are menus instead', async () => {
    const { slack, alice } = await slackWithBot();
    slack.faults.always('views.open', { error: 'expired_trigger_id' });
    const help = await alice.runs('/stretch help').answer;
    expect(textOf(await alice.clicks(help, actions.pick).answer)).toContain(phrases.pick.browse);
    const direct = message(await alice.usesShortcut('pick').answer);
    expect(direct.channel).toMatch(/^D/);
    expect(textOf(direct)).toContain(phrases.pick.browse);
  });
});

describe('a click', () => {
  test('on what all see is answered to the one who clicked, and changes nothing for others', async () => {
    const { slack, alice, bob } = await slackWithBot();
    const card = await alice.runs('/stretch cobra').answer;
    const answer = message(await bob.clicks(card, actions.duration).answer);
    expect([answer.change, answer.onlyVisibleToYou]).toEqual(['posted', true]);
    await slack.quiet(40);
    expect(alice.sights()).toHaveLength(1);
  });

  test('on what only one sees takes its place when it goes on, and stands below when it leads elsewhere', async () => {
    const { alice } = await slackWithBot();
    const shared = await alice.runs('/stretch cobra').answer;
    const own = message(await alice.clicks(shared, actions.duration).answer);
    const replaced = message(await alice.clicks(own, actions.mistakes).answer);
    expect([replaced.change, replaced.ts]).toEqual(['replaced', own.ts]);
    const help = message(await alice.runs('/stretch help').answer);
    const list = message(await alice.clicks(help, actions.all).answer);
    expect([list.change, list.onlyVisibleToYou]).toEqual(['posted', true]);
  });

  test('in a thread is answered in the thread', async () => {
    const { slack, alice } = await slackWithBot();
    const card = message(await alice.mentions('cobra').answer);
    await alice.clicks(card, actions.duration).answer;
    expect(slack.calls.at(-1)?.args['thread_ts']).toBe(card.threadTs);
  });

  test('on something that nobody made gets a helpful answer', async () => {
    const { alice } = await slackWithBot();
    const card = await alice.runs('/stretch cobra').answer;
    const odd = { type: 'datepicker', action_id: 'when' };
    const old = { ...card, blocks: [{ type: 'actions', block_id: 'x', elements: [odd] }] };
    expect(textOf(await alice.picks(old, 'when', '2026-01-01').answer)).toContain(
      phrases.stale.title,
    );
  });
});

describe('the same thing again', () => {
  test('an event that comes twice is answered once, whatever its headers say', async () => {
    const { slack, alice } = await slackWithBot({ mode: 'http', retryDelaysMs: [0] });
    slack.faults.nextDelivery('duplicate');
    await alice.tells('cobra').answer;
    const { ack } = alice.tells('eagle arms');
    await ack;
    await slack.quiet(40);
    expect(alice.sights()).toHaveLength(2);
  });

  test('an event that got lost is answered when it comes again', async () => {
    const { slack, alice } = await slackWithBot({ retryDelaysMs: [0], ackDeadlineMs: 100 });
    slack.faults.nextDelivery('drop');
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
  });
});

describe('something breaks inside', () => {
  test('a reply too late for a modal’s trigger still arrives', async () => {
    const late = Promise.withResolvers<Reply>();
    const { alice, slack } = await slackWithBot({ broken: { handle: () => late.promise } });
    slack.faults.next('views.open', { error: 'expired_trigger_id' });
    const used = alice.usesShortcut('pick');
    late.resolve({ card: { title: 'Late', summary: 'Late', blocks: [] }, audience: 'caller' });
    expect(textOf(await used.answer)).toBe('Late');
  });
});

function raise(): never {
  throw new Error('nothing was seen');
}
