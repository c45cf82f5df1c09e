import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Field, Form } from '../../../src/cards/form.ts';
import type { Reply, Request } from '../../../src/request.ts';
import type { Service } from '../../../src/service.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { ApiFault } from '../../peers/slack/faults.ts';
import { objectsWithin } from '../../peers/slack/json.ts';
import { elementsOf, type ModalSight, type Sight } from '../../peers/slack/sight.ts';
import { wholeBot } from './bot.ts';
import { connect, type Mode, PUBLIC_URL } from './connect.ts';
import { eventBody } from './event-body.ts';
import { textOf } from './reading.ts';
import { slackWithBot, type WithBotOptions } from './with-bot.ts';

const DID = { id: 'v1:did:1/cobra', label: 'Did it' };
const CHANGE = { id: 'v1:schedule:form/C01GENERAL', label: 'Change' };
const CARD = {
  title: 'Daily stretch',
  summary: '',
  blocks: [{ type: 'actions', actions: [DID, CHANGE] }],
} as const;
const FORM: Form = {
  id: 'v1:schedule:form/C01GENERAL',
  title: 'Daily stretch',
  submit: 'Save',
  fields: [
    {
      name: 'times',
      label: 'times',
      hint: 'As 9:00',
      type: 'text',
      longest: 100,
      required: true,
      initial: '9:00',
    },
    {
      name: 'days',
      label: 'days',
      hint: 'When',
      type: 'choice',
      multiple: true,
      required: true,
      choices: ['mo', 'tu', 'sa'].map((value) => ({ value, label: value })),
      initial: ['mo', 'tu'],
    },
    { name: 'where', label: 'channel', hint: 'Where', type: 'channel', initial: 'C01GENERAL' },
  ],
};

const ADMIN = {
  people: [
    { name: 'alice', isAdmin: true, tz: 'Asia/Tokyo' },
    { name: 'bob', tz: 'America/New_York' },
  ],
};

/** A Slack with a bot that answers as told, and what it is asked. */
async function slackAnswering(
  reply: (request: Request) => Partial<Reply>,
  options: WithBotOptions = {},
) {
  const asked: Request[] = [];
  const there = await slackWithBot({
    ...ADMIN,
    ...options,
    broken: {
      async handle(request) {
        asked.push(request);
        return { card: CARD, audience: 'caller', ...reply(request) };
      },
    },
  });
  const lookUps = () => there.slack.calls.filter(({ method }) => method === 'users.info').length;
  return { ...there, asked, origins: () => asked.map(({ from }) => from), lookUps };
}

/** Opens the form where it is asked for by a click. */
const opensForm = ({ input }: Request): Partial<Reply> =>
  input.type === 'action' ? { form: FORM } : {};

/** A name that would mention, format and link if it came alive. */
const LIVELY = '<!channel> *Ada* :wave:';
const PEOPLE = { people: [{ name: 'alice', displayName: LIVELY }, { name: 'bob' }] };

const HERE = { workspace: 'T01TEST', channel: 'C01GENERAL', begins: true };

function modal(sight: Sight): ModalSight {
  if (sight.kind !== 'modal') throw new Error(`that is a ${sight.kind}`);
  return sight;
}

describe('where a request came from', () => {
  test('of schedules: with who manages the workspace and what time it is for them, asked once', async () => {
    const { alice, bob, origins, lookUps } = await slackAnswering(opensForm);
    const card = await alice.runs('/stretch schedule').answer;
    const form = await alice.clicks(card, CHANGE.label).answer;
    await alice.submits(form).answer;
    await bob.mentions('schedule 9:00').answer;
    const admin = { ...HERE, person: alice.id, manages: true, zone: 'Asia/Tokyo' };
    const member = { ...HERE, person: bob.id, manages: false, zone: 'America/New_York' };
    expect(origins()).toEqual([admin, admin, admin, member]);
    expect(lookUps()).toBe(2);
  });

  test('of anything else: without looking anybody up', async () => {
    const { alice, origins, lookUps } = await slackAnswering(() => ({}));
    const card = await alice.runs('/stretch cobra').answer;
    await alice.clicks(card, DID.label).answer;
    const nobodyInParticular = { ...HERE, person: alice.id, manages: false };
    expect(origins()).toEqual([nobodyInParticular, nobodyInParticular]);
    expect(lookUps()).toBe(0);
  });

  test('of what is kept: with who manages the workspace; in direct messages with the person alone', async () => {
    const { alice, asked, origins } = await slackAnswering(() => ({}));
    await alice.runs('/stretch privacy').answer;
    await alice.tells('privacy').answer;
    expect(origins()).toMatchObject([{ manages: true }, undefined]);
    const person = { id: alice.id, workspace: 'T01TEST' };
    expect(asked.map((request) => request.person)).toEqual([person, person]);
  });

  test('of what is said in direct messages: nothing, but of a card there that is about a channel', async () => {
    const { alice, origins } = await slackAnswering(() => ({}));
    const card = await alice.tells('schedule').answer;
    await alice.clicks(card, CHANGE.label).answer;
    expect(origins()).toMatchObject([undefined, { workspace: 'T01TEST', manages: true }]);
  });

  test.each<[string, WithBotOptions, ApiFault?]>([
    [
      'the scope for it wasn’t given',
      { scopes: ['commands', 'chat:write'], violations: ['users.info: missing_scope'] },
    ],
    ['Slack doesn’t say it', {}, { error: 'fatal_error' }],
    ['Slack never says it', { patience: 60_000, patienceMs: 20_000 }, { hang: true }],
  ])('where %s, nobody manages, and anybody may begin', async (_, setting, fault) => {
    const { slack, alice, origins } = await slackAnswering(() => ({}), setting);
    if (fault) slack.faults.next('users.info', fault);
    await alice.runs('/stretch schedule').answer;
    expect(origins()).toEqual([{ ...HERE, person: alice.id, manages: false }]);
  });
});

describe('a card that changes for everybody', () => {
  const changes = ({ input }: Request): Partial<Reply> =>
    input.type === 'action'
      ? { replaces: 'shared', card: { ...CARD, title: 'Two did it' } }
      : { audience: 'channel' };

  test.each([
    ['', {}],
    [', also where only the Web API works', { response_url: { status: 500 } }],
  ])('takes the place of the message that was clicked, for all%s', async (_, faults) => {
    const { slack, alice, bob } = await slackAnswering(changes);
    const post = await alice.runs('/stretch cobra').answer;
    for (const [method, fault] of Object.entries(faults)) slack.faults.always(method, fault);
    const changed = await bob.clicks(post, DID.label).answer;
    expect(changed).toMatchObject({ change: 'replaced', onlyVisibleToYou: false });
    await slack.quiet(40);
    expect(alice.sights().map(textOf)).toEqual(['Daily stretch', 'Two did it']);
    expect(slack.messagesIn('general')).toHaveLength(1);
  });

  test('is shown to the one person where no message was clicked', async () => {
    const { alice } = await slackAnswering(() => ({ replaces: 'shared' }));
    expect(await alice.runs('/stretch cobra').answer).toMatchObject({ onlyVisibleToYou: true });
  });
});

describe('the form', () => {
  test('shows what is known already, and sends what was changed', async () => {
    const { alice, asked } = await slackAnswering(opensForm);
    const card = await alice.runs('/stretch schedule').answer;
    const form = await alice.clicks(card, CHANGE.label).answer;
    expect(() => alice.submits(form, { times: '' })).toThrow('Times');
    await alice.submits(form).answer;
    const again = await alice.clicks(card, CHANGE.label).answer;
    await alice.submits(again, { times: '10:00', days: ['sa'], where: 'C01RANDOM' }).answer;
    const { id } = FORM;
    expect(asked.flatMap(({ input }) => (input.type === 'form' ? [input] : []))).toEqual([
      { type: 'form', id, values: { times: ['9:00'], days: ['mo', 'tu'], where: ['C01GENERAL'] } },
      { type: 'form', id, values: { times: ['10:00'], days: ['sa'], where: ['C01RANDOM'] } },
    ]);
  });

  describe('asks for a time zone', () => {
    const zoneField = (
      initial: Pick<Extract<Field, { type: 'text' }>, 'initial' | 'initialLabel'>,
    ) =>
      ({
        ...initial,
        name: 'zone',
        label: 'time zone',
        hint: 'A city',
        type: 'text',
        longest: 100,
        required: true,
        suggests: 'zone',
      }) as const;
    const asking = (mode: Mode, initial: Parameters<typeof zoneField>[0] = {}) =>
      slackAnswering(() => ({ form: { ...FORM, fields: [zoneField(initial)] } }), { mode });

    test.each<Mode>(['socket', 'http'])('that is found by a few letters, over %s', async (mode) => {
      const { alice, asked } = await asking(mode);
      const form = await alice.runs('/stretch schedule').answer;
      expect(() => alice.submits(form)).toThrow('Time zone');
      expect(await alice.searches(form, 'zones', '')).toHaveLength(100);
      expect(await alice.searches(form, 'zones', 'mumb')).toEqual([
        expect.stringMatching(/^Asia\/Kolkata \(UTC\+5:30\)$/),
      ]);
      await alice.submits(form, { zones: 'Asia/Kolkata' }).answer;
      expect(asked.at(-1)?.input).toMatchObject({ values: { zone: ['Asia/Kolkata'] } });
    });

    test('and is told nothing where there is none like it, whatever is typed', async () => {
      const { alice } = await asking('socket');
      const form = await alice.runs('/stretch schedule').answer;
      for (const junk of ['qxqxqx', '*'.repeat(3_000), '<!channel>']) {
        expect(await alice.searches(form, 'zones', junk)).toEqual([]);
      }
    });

    test('with the one that is known chosen already, if it is one', async () => {
      const label = 'Europe/Berlin (UTC+1)';
      const { alice, asked } = await asking('socket', {
        initial: 'Europe/Berlin',
        initialLabel: label,
      });
      const form = await alice.runs('/stretch schedule').answer;
      expect(JSON.stringify(form)).toContain(label);
      await alice.submits(form).answer;
      expect(asked.at(-1)?.input).toMatchObject({ values: { zone: ['Europe/Berlin'] } });
      const typo = await asking('socket', { initial: 'berlni' });
      const [select] = elementsOf(await typo.alice.runs('/stretch schedule').answer);
      expect(select).not.toHaveProperty('initial_option');
    });
  });

  test('offers channels of every kind, and none that it wouldn’t offer as the first', async () => {
    const direct: Field = {
      name: 'where',
      label: 'channel',
      hint: 'Where',
      type: 'channel',
      initial: 'D1',
    };
    const { alice } = await slackAnswering(() => ({ form: { ...FORM, fields: [direct] } }));
    const [select] = elementsOf(await alice.runs('/stretch schedule').answer);
    expect(select).toMatchObject({ filter: { include: ['public', 'private'] } });
    expect(select).not.toHaveProperty('initial_conversation');
  });

  test('what is wrong is said at its fields, and it stays open', async () => {
    const { alice } = await slackAnswering(({ input }) => {
      if (input.type !== 'form') return { form: FORM };
      const isGood = input.values['times']?.[0] === '10:00';
      return isGood ? {} : { problems: { times: 'That isn’t a time.' } };
    });
    const form = await alice.runs('/stretch schedule').answer;
    const refused = modal(await alice.submits(form, { times: 'noonish' }).answer);
    expect([refused.change, refused.errors]).toEqual(['refused', { times: 'That isn’t a time.' }]);
    const taken = modal(await alice.submits(refused, { times: '10:00' }).answer);
    expect([taken.change, textOf(taken)]).toEqual(['updated', expect.stringContaining(CARD.title)]);
  });

  test('what is wrong with nothing that it asks for is said by the card', async () => {
    const { alice } = await slackAnswering(({ input }) =>
      input.type === 'form' ? { problems: { weather: 'It rains.' } } : { form: FORM },
    );
    const form = await alice.runs('/stretch schedule').answer;
    expect(modal(await alice.submits(form).answer).change).toBe('updated');
  });
});

describe('the workspace', () => {
  test.each([
    ['app_uninstalled', {}, true],
    ['tokens_revoked', { tokens: { oauth: [], bot: ['U0BOT'] } }, true],
    ['tokens_revoked', { tokens: { oauth: ['U01ALICE'] } }, false],
  ])('is forgotten once the bot is gone from it: %s %j', async (type, fields, isGone) => {
    const slack = await FakeSlack.start();
    onTestFinished(() => slack.stop());
    const forgotten: string[][] = [];
    const service: Service = {
      ...wholeBot().service,
      async forget(...workspace) {
        await nextTurn();
        // The bot is told of the end only then: nothing would be forgotten any more.
        expect(bot.refusals).toEqual([]);
        return forgotten.push(workspace) > 0;
      },
    };
    const bot = await connect(slack, service, { mode: 'http', publicUrl: PUBLIC_URL });
    onTestFinished(() => bot.stop());
    await slack.post(bot.url, eventBody('Ev1', { type, ...fields }));
    await slack.quiet(40);
    expect(forgotten).toEqual(isGone ? [['slack', 'T01TEST']] : []);
    expect(bot.refusals).toHaveLength(isGone ? 1 : 0);
  });
});

describe('who and where', () => {
  const names =
    (audience: Reply['audience'], person = 'U01ALICE') =>
    (): Partial<Reply> => ({
      audience,
      card: {
        ...CARD,
        blocks: [
          { type: 'text', text: 'Set up by', names: { person, otherwise: 'somebody here' } },
          { type: 'text', text: 'It posts in', names: { channel: 'C01RANDOM' } },
        ],
      },
    });
  const namesIn = (sight: Sight) =>
    [...objectsWithin(sight.blocks)].filter(({ type }) => type === 'user' || type === 'channel');
  const channel = { type: 'channel', channel_id: 'C01RANDOM' };

  test('is named after the text to one person', async () => {
    const { bob } = await slackAnswering(names('caller'));
    const answer = await bob.runs('/stretch schedule').answer;
    expect(namesIn(answer)).toEqual([{ type: 'user', user_id: 'U01ALICE' }, channel]);
  });

  test('before all others a person is a name like any other word: a mention would notify them', async () => {
    const { bob } = await slackAnswering(names('channel'), PEOPLE);
    const answer = await bob.runs('/stretch schedule').answer;
    expect(namesIn(answer)).toEqual([channel]);
    expect(textOf(answer)).toContain(`Set up by ${LIVELY}`);
    expect(JSON.stringify(answer)).not.toContain('U01ALICE');
  });

  test.each<[string, WithBotOptions, string?]>([
    [
      'the scope for it wasn’t given',
      {
        scopes: ['commands', 'chat:write'],
        violations: Array(2).fill('users.info: missing_scope'),
      },
    ],
    ['nobody there has that id', {}, 'U0NOBODY'],
    ['it is no id of Slack’s', {}, 'operator'],
  ])('is “somebody here” where %s', async (_, setting, person) => {
    const { bob, lines } = await slackAnswering(names('channel', person), setting);
    const answer = await bob.runs('/stretch schedule').answer;
    expect(textOf(answer)).toContain('Set up by somebody here');
    expect(lines.filter(({ event }) => event === 'slack.person')).toEqual([]);
  });

  test('is mentioned to one person only by an id of Slack’s', async () => {
    const { bob } = await slackAnswering(names('caller', 'operator'));
    const answer = await bob.runs('/stretch schedule').answer;
    expect(namesIn(answer)).toEqual([channel]);
  });
});
