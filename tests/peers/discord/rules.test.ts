import { ButtonStyle, ComponentType, MessageFlags, REST, type RawFile } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import type { Interaction } from './world/interaction.ts';

// Every request here is wrong on purpose: each must be refused and listed, for the right reason.

const V2 = MessageFlags.IsComponentsV2;

let fake: FakeDiscord;
let rest: REST;
let interaction: Interaction;
let url: {
  messages: `/${string}`;
  callback: `/${string}`;
  webhook: `/${string}`;
  commands: `/${string}`;
};

beforeEach(async () => {
  fake = await FakeDiscord.start({ limits: { globalPerSecond: 1000, routes: [] } });
  rest = new REST({ api: fake.api, retries: 0 }).setToken(fake.token);
  const { id } = fake.world.application;
  await rest.put(`/applications/${id}/commands`, {
    body: [
      {
        name: 'go',
        description: 'Goes',
        options: [{ type: 3, name: 'to', description: 'To', autocomplete: true }],
      },
    ],
  });
  interaction = fake.person('alice').slash('go');
  url = {
    messages: `/channels/${fake.general.id}/messages`,
    callback: callbackOf(interaction),
    webhook: `/webhooks/${id}/${interaction.origin.token}`,
    commands: `/applications/${id}/commands`,
  };
  expect(fake.violations).toEqual([]);
});

afterEach(() => fake.stop());

function callbackOf({ origin }: Interaction): `/${string}` {
  return `/interactions/${origin.id}/${origin.token}/callback`;
}

/** Expects that what is sent is refused, and that exactly this is wrong with it. */
async function expectRefused(sent: Promise<unknown>, problem: string | RegExp): Promise<void> {
  await expect(sent).rejects.toMatchObject({ status: 400, code: 50_035 });
  expect(fake.violations).toEqual([expect.stringMatching(problem)]);
}

const text = (content = 'x'): object => ({ type: ComponentType.TextDisplay, content });
const button = (more: object = {}): object => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  custom_id: 'a',
  label: 'A',
  ...more,
});
const row = (...components: object[]): object => ({ type: ComponentType.ActionRow, components });
const select = (more: object = {}): object => ({
  type: ComponentType.StringSelect,
  custom_id: 's',
  options: [{ label: 'A', value: 'a' }],
  ...more,
});
const gallery = (media: string): object => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: media } }],
});
const file: RawFile = { name: 'a.gif', data: Buffer.from('GIF89a'), contentType: 'image/gif' };
const buttons = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => button({ custom_id: String(index) }));

describe('a message is refused', () => {
  const bodies: [string, object, string][] = [
    ['with a key that Discord doesn’t know', { content: 'x', colour: 1 }, 'colour: unknown key'],
    ['with more than 2000 characters', { content: 'x'.repeat(2001) }, 'content: at most 2000'],
    ['with nothing in it', {}, 'an empty message'],
    [
      'with eleven embeds',
      { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) },
      'embeds: Too big',
    ],
    [
      'with too much text in its embeds',
      { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
      'embeds: 6001 characters',
    ],
    [
      'with Components V2 and content',
      { flags: V2, content: 'x', components: [text()] },
      'content: not with IsComponentsV2',
    ],
    [
      'with Components V2 and embeds',
      { flags: V2, embeds: [{ title: 'x' }], components: [text()] },
      'embeds: not with IsComponentsV2',
    ],
    [
      'with a text display but without the flag',
      { components: [text()] },
      'TextDisplay needs IsComponentsV2',
    ],
    [
      'with more than 40 components, nested ones included',
      {
        flags: V2,
        components: [
          {
            type: ComponentType.Container,
            components: Array.from({ length: 14 }, () => ({
              type: ComponentType.Section,
              components: [text()],
              accessory: {
                type: ComponentType.Thumbnail,
                media: { url: 'https://example.com/a.png' },
              },
            })),
          },
        ],
      },
      '43 in total, at most 40',
    ],
    [
      'with more than 4000 characters of text in all displays',
      { flags: V2, components: [text('x'.repeat(3000)), text('x'.repeat(1001))] },
      '4001 characters of text',
    ],
    [
      'with one custom id on two buttons',
      { content: 'x', components: [row(button(), button())] },
      'custom_id a: used more than once',
    ],
    [
      'with a custom id of 101 characters',
      { content: 'x', components: [row(button({ custom_id: 'x'.repeat(101) }))] },
      'custom_id: Too big',
    ],
    ['with six buttons in a row', { content: 'x', components: [row(...buttons(6))] }, 'Too big'],
    ['with an empty row', { content: 'x', components: [row()] }, 'Too small'],
    [
      'with six rows',
      { content: 'x', components: buttons(6).map((each) => row(each)) },
      '6 rows, at most 5',
    ],
    [
      'with a button beside a select',
      { content: 'x', components: [row(button(), select())] },
      'one to five buttons, or one select',
    ],
    [
      'with two selects in a row',
      { content: 'x', components: [row(select(), select({ custom_id: 't' }))] },
      'one to five buttons, or one select',
    ],
    [
      'with a button without custom id',
      { content: 'x', components: [row(button({ custom_id: undefined }))] },
      'needs custom_id',
    ],
    [
      'with a link button that has a custom id',
      {
        content: 'x',
        components: [row(button({ style: ButtonStyle.Link, url: 'https://example.com' }))],
      },
      'can’t have custom_id',
    ],
    [
      'with a button without label',
      { content: 'x', components: [row(button({ label: undefined }))] },
      'needs a label',
    ],
    [
      'with a label of 81 characters',
      { content: 'x', components: [row(button({ label: 'x'.repeat(81) }))] },
      'label: Too big',
    ],
    [
      'with 26 options in a select',
      {
        content: 'x',
        components: [
          row(
            select({
              options: Array.from({ length: 26 }, (_, index) => ({
                label: 'A',
                value: String(index),
              })),
            }),
          ),
        ],
      },
      'options: Too big',
    ],
    [
      'with one value twice in a select',
      {
        content: 'x',
        components: [
          row(
            select({
              options: [
                { label: 'A', value: 'a' },
                { label: 'B', value: 'a' },
              ],
            }),
          ),
        ],
      },
      'value a twice',
    ],
    [
      'with an option of 101 characters',
      {
        content: 'x',
        components: [
          row(select({ options: [{ label: 'A', value: 'a', description: 'x'.repeat(101) }] })),
        ],
      },
      'description: Too big',
    ],
    [
      'with a select that wants more than it has',
      { content: 'x', components: [row(select({ max_values: 2 }))] },
      'max_values is more than its options',
    ],
    [
      'with a picture that isn’t sent',
      { flags: V2, components: [gallery('attachment://a.gif')] },
      'attachment://a.gif: no file',
    ],
    [
      'with an embed’s picture that isn’t sent',
      { embeds: [{ image: { url: 'attachment://a.gif' } }] },
      'attachment://a.gif: no file',
    ],
    [
      'with a described file that isn’t sent',
      { content: 'x', attachments: [{ id: '0' }] },
      'attachments: 0 has no file',
    ],
    [
      'with a file id that is a number',
      { content: 'x', attachments: [{ id: 0 }] },
      'attachments.0.id: Invalid input: expected string',
    ],
    [
      'when it is ephemeral outside of an interaction',
      { content: 'x', flags: MessageFlags.Ephemeral },
      'only answers to interactions can be ephemeral',
    ],
    [
      'with a flag that only Discord sets',
      { content: 'x', flags: MessageFlags.Crossposted },
      'a flag that bots can’t set',
    ],
    ['with a nonce of 26 characters', { content: 'x', nonce: 'x'.repeat(26) }, 'nonce: Too big'],
  ];
  test.each(bodies)('%s', (_, body, problem) =>
    expectRefused(rest.post(url.messages, { body }), problem),
  );

  test('with Components V2 and a file that no component shows', () =>
    expectRefused(
      rest.post(url.messages, { body: { flags: V2, components: [text()] }, files: [file] }),
      'a.gif: no component shows this file',
    ));

  test('when an edit takes Components V2 away', async () => {
    const sent = (await rest.post(url.messages, { body: { flags: V2, components: [text()] } })) as {
      id: string;
    };
    await expectRefused(
      rest.patch(`${url.messages}/${sent.id}`, { body: { flags: 0, components: [text('y')] } }),
      'IsComponentsV2 can’t be removed',
    );
  });

  test('when an edit gives text to a message of components', async () => {
    const sent = (await rest.post(url.messages, { body: { flags: V2, components: [text()] } })) as {
      id: string;
    };
    await expectRefused(
      rest.patch(`${url.messages}/${sent.id}`, { body: { content: 'y' } }),
      'content: not with IsComponentsV2',
    );
  });

  test('when an edit shows a picture that is neither there nor sent', async () => {
    const body = { flags: V2, components: [gallery('attachment://a.gif')] };
    const sent = (await rest.post(url.messages, { body, files: [file] })) as { id: string };
    await rest.patch(`${url.messages}/${sent.id}`, { body });
    await expectRefused(
      rest.patch(`${url.messages}/${sent.id}`, { body: { ...body, attachments: [] } }),
      'attachment://a.gif: no file',
    );
  });

  test('when an edit leaves a picture behind that nothing shows', async () => {
    const body = { flags: V2, components: [gallery('attachment://a.gif')] };
    const sent = (await rest.post(url.messages, { body, files: [file] })) as { id: string };
    const edit = rest.patch(`${url.messages}/${sent.id}`, { body: { components: [text()] } });
    await expectRefused(edit, 'a.gif: no component shows this file');
  });
});

describe('an answer to an interaction is refused', () => {
  const modal = (more: object = {}): object => ({
    type: 9,
    data: {
      custom_id: 'm',
      title: 'M',
      components: [{ type: 18, label: 'L', component: { type: 4, custom_id: 'i', style: 1 } }],
      ...more,
    },
  });
  const label = (custom_id: string): object => ({
    type: 18,
    label: 'L',
    component: { type: 4, custom_id, style: 1 },
  });
  const bodies: [string, object, string | RegExp][] = [
    [
      'when a defer promises components',
      { type: 5, data: { flags: V2 } },
      'a defer may only be ephemeral',
    ],
    [
      'when a defer says something',
      { type: 5, data: { content: 'wait' } },
      'data.content: a defer shows nothing',
    ],
    [
      'when it updates a message that isn’t there',
      { type: 7, data: { content: 'x' } },
      /UpdateMessage without a message/,
    ],
    [
      'when it suggests options to a command',
      { type: 8, data: { choices: [] } },
      /is no answer to ApplicationCommand/,
    ],
    [
      'when its modal has six inputs',
      modal({ components: ['a', 'b', 'c', 'd', 'e', 'f'].map(label) }),
      '6 in a modal, one to five',
    ],
    ['when its modal has no input', modal({ components: [] }), 'components: Too small'],
    [
      'when its modal has a title of 46 characters',
      modal({ title: 'x'.repeat(46) }),
      'title: Too big',
    ],
    [
      'when its modal has a custom id of 101 characters',
      modal({ custom_id: 'x'.repeat(101) }),
      'custom_id: Too big',
    ],
    [
      'when its modal uses a custom id twice',
      modal({ components: [label('a'), label('a')] }),
      'custom_id a: used more than once',
    ],
    [
      'when its modal has a disabled menu',
      modal({ components: [{ type: 18, label: 'L', component: { ...select(), disabled: true } }] }),
      's is disabled',
    ],
    ['when its type is unknown', { type: 99 }, 'type'],
  ];
  test.each(bodies)('%s', async (_, body, problem) => {
    await expect(rest.post(url.callback, { body })).rejects.toMatchObject({
      status: 400,
      code: 50_035,
    });
    const listed = fake.violations.filter((each) => each.match(problem) !== null);
    expect(listed).toHaveLength(1);
  });

  const choices = (count: number, more: object = {}): object => ({
    type: 8,
    data: { choices: Array.from({ length: count }, () => ({ name: 'n', value: 'v', ...more })) },
  });
  test.each([
    ['with 26 suggestions', choices(26), 'choices: Too big'],
    ['with a suggestion of 101 characters', choices(1, { name: 'x'.repeat(101) }), 'name: Too big'],
    [
      'with a suggested value of 101 characters',
      choices(1, { value: 'x'.repeat(101) }),
      /value: (Too big|at most 100)/,
    ],
    ['with a suggestion without a name', choices(1, { name: '' }), /name: (Too small|1–100)/],
    [
      'with a message where suggestions belong',
      { type: 4, data: { content: 'x' } },
      'is no answer to ApplicationCommandAutocomplete',
    ],
  ])('%s', async (_, body, problem) => {
    const typing = fake.person('alice').type('go', 'to', 'x');
    await expectRefused(rest.post(callbackOf(typing), { body }), problem);
  });

  test('when it comes twice', async () => {
    await rest.post(url.callback, { body: { type: 4, data: { content: 'x' } } });
    await expect(
      rest.post(url.callback, { body: { type: 4, data: { content: 'x' } } }),
    ).rejects.toMatchObject({ code: 40_060 });
  });

  test('when its text is longer than 2000 characters', () =>
    expectRefused(
      rest.post(url.callback, { body: { type: 4, data: { content: 'x'.repeat(2001) } } }),
      'content: Too big',
    ));
});

describe('commands are refused', () => {
  const command = (more: object = {}): object => ({ name: 'go', description: 'Goes', ...more });
  const option = (more: object = {}): object => ({
    type: 3,
    name: 'to',
    description: 'To',
    ...more,
  });
  const long = Array.from({ length: 25 }, (_, index) =>
    option({
      name: `o${index}`,
      choices: Array.from({ length: 4 }, (__, choice) => ({
        name: `${choice}`,
        value: 'x'.repeat(99),
      })),
    }),
  );
  test.each([
    [
      'beyond the hundredth',
      Array.from({ length: 101 }, (_, index) => command({ name: `c${index}` })),
      '101 commands, at most 100',
    ],
    ['with one name twice', [command(), command()], 'registered twice'],
    ['with capitals in a name', [command({ name: 'Go' })], '"Go" is no command or option name'],
    [
      'with a space in an option’s name',
      [command({ options: [option({ name: 'a b' })] })],
      '"a b" is no command or option name',
    ],
    ['with a name of 33 characters', [command({ name: 'x'.repeat(33) })], 'name: Too big'],
    [
      'with a translated name that is none',
      [command({ name_localizations: { de: 'Los!' } })],
      '"Los!" is no command',
    ],
    ['without description', [{ name: 'go' }], 'a description has 1–100 characters'],
    [
      'with a description of 101 characters',
      [command({ description: 'x'.repeat(101) })],
      'description: Too big',
    ],
    [
      'with 26 options',
      [
        command({
          options: Array.from({ length: 26 }, (_, index) => option({ name: `o${index}` })),
        }),
      ],
      'options: Too big',
    ],
    [
      'with a required option after an optional one',
      [command({ options: [option(), option({ name: 'from', required: true })] })],
      'required options come first',
    ],
    ['with one option twice', [command({ options: [option(), option()] })], 'option to twice'],
    [
      'with choices and suggestions',
      [
        command({
          options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })],
        }),
      ],
      'choices or autocomplete',
    ],
    [
      'with a choice of 101 characters',
      [command({ options: [option({ choices: [{ name: 'x'.repeat(101), value: 'a' }] })] })],
      'name: Too big',
    ],
    [
      'with more than 8000 characters in all',
      [command({ options: long })],
      'characters in total, at most 8000',
    ],
    [
      'with options beside a subcommand',
      [command({ options: [{ type: 1, name: 'sub', description: 'Sub' }, option()] })],
      'subcommands and options don’t mix',
    ],
  ])('%s', (_, body, problem) => expectRefused(rest.put(url.commands, { body }), problem));
});

describe('Discord has no place for', () => {
  test('a path that isn’t in its API', async () => {
    await expect(rest.get('/stretches')).rejects.toMatchObject({ status: 404 });
    expect(fake.violations).toEqual(['GET /stretches: no such operation in Discord’s API']);
  });

  test('a key that the query doesn’t know', async () => {
    const query = new URLSearchParams({ with_translations: 'true' });
    await expectRefused(rest.get(url.commands, { query }), 'query with_translations: unknown key');
  });

  test('another version of the API', async () => {
    const response = await fetch(`${fake.api}/v9/users/@me`, {
      headers: { authorization: `Bot ${fake.token}` },
    });
    expect(response.status).toBe(404);
    expect(fake.violations).toContainEqual(expect.stringContaining('isn’t under /api/v10'));
  });

  test('a multipart file without a number', async () => {
    const body = new FormData();
    body.set('payload_json', JSON.stringify({ content: 'x' }));
    body.set('file', new Blob(['x']), 'a.txt');
    const headers = { authorization: `Bot ${fake.token}` };
    const response = await fetch(`${fake.api}/v10${url.messages}`, {
      method: 'POST',
      headers,
      body,
    });
    expect(response.status).toBe(400);
    expect(fake.violations).toEqual([
      expect.stringContaining('multipart file file: must be files[n]'),
    ]);
  });

  test('a wrong token', async () => {
    const stranger = new REST({ api: fake.api }).setToken('wrong');
    await expect(stranger.get('/users/@me')).rejects.toMatchObject({ status: 401 });
  });
});
