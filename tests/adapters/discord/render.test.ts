import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderCard, withoutPictures } from '../../../adapters/discord/render/message.ts';
import type { Action, Block, Card } from '../../../src/cards/card.ts';
import { hugeCard } from '../../contracts/huge-card.ts';
import { checkRequest } from '../../peers/discord/spec/check-rest.ts';
import { checkMessage } from '../../peers/discord/spec/rules/message.ts';
import { allComponents, type AnyComponent } from '../../peers/discord/world/message-content.ts';
import { readMarkdown } from './read-markdown.ts';

/** Above this Discord answers with a 500, each component counted as 12 bytes (discord-api-docs#8554). */
const CEILING = 10_170;

function components(card: Card): AnyComponent[] {
  return allComponents(renderCard(card).components as unknown as AnyComponent[]);
}

/** Everything in a rendered card that Discord would refuse: by its specification, its documents, its users' findings. */
function objections(card: Card): string[] {
  const { components: sent, files } = renderCard(card);
  const attachments = files.map(({ description }, id) => ({ id: `${id}`, description }));
  const body = { flags: 1 << 15, components: sent as unknown as AnyComponent[], attachments };
  const uploads = files.map(({ name }, id) => ({ field: `files[${id}]`, name }));
  const path = '/channels/1/messages';
  return [
    ...checkRequest({ method: 'POST', path, query: new URLSearchParams(), body }),
    ...checkMessage(body, { uploads, ephemeralAllowed: false }),
    ...(storedBytes(card) > CEILING ? ['more bytes than Discord stores'] : []),
  ];
}

/** All strings of the components, and what each component adds. */
function storedBytes(card: Card): number {
  const all = components(card);
  const strings = all.flatMap((each) => [
    ...(['content', 'label', 'placeholder', 'custom_id'] as const).map((key) => each[key]),
    ...((each['options'] ?? []) as object[]).flatMap((option) => Object.values(option)),
    ...((each['items'] ?? []) as { description: string }[]).map((item) => item.description),
  ]);
  const texts = strings.filter((each): each is string => typeof each === 'string');
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 12 * all.length);
}

function shown(card: Card): string {
  const texts = components(card).filter(({ type }) => type === ComponentType.TextDisplay);
  return texts.map((each) => readMarkdown(String(each['content'])).text).join('\n');
}

const LONG = 'Atme langsam aus – 息を吐きながら 🧘‍♀️ **ganz** ruhig. ';
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', ' ', '**', '***', '\n- x\n# y', '\\'),
  fc.integer({ min: 1, max: 120 }).map((times) => LONG.repeat(times)),
);
const action: fc.Arbitrary<Action> = fc.record(
  {
    id: fc.oneof(fc.constantFrom('v1:help', 'v1:list:causes'), fc.string({ minLength: 1 })),
    label: text,
    description: text,
    primary: fc.constant(true),
  },
  { requiredKeys: ['id', 'label'] },
);
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 70 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant('text'), text }),
  fc.record({ type: fc.constant('list'), ordered: fc.boolean(), items: many(text), title: text }),
  fc.record({ type: fc.constant('facts'), facts: many(fc.record({ label: text, value: text })) }),
  fc.record({
    type: fc.constant('image'),
    animation: fc.constantFrom('/a/cobra.gif', '/b/cobra.gif', '/c/día é.gif'),
    still: fc.constant('/a/cobra.png'),
    alt: text,
  }),
  fc.record({
    type: fc.constant('notice'),
    tone: fc.constantFrom('caution', 'emergency'),
    text,
  }),
  fc.record({ type: fc.constant('actions'), actions: many(action) }),
  fc.record(
    { type: fc.constant('choices'), prompt: text, choices: many(action), aside: fc.constant(true) },
    { requiredKeys: ['type', 'prompt', 'choices'] },
  ),
) as fc.Arbitrary<Block>;
const anyTitle = text.filter((each) => each.trim() !== '');
const anyCard: fc.Arbitrary<Card> = fc.record({
  title: anyTitle,
  summary: text,
  blocks: fc.array(block, { maxLength: 40 }),
});

describe('a card of any size and content', () => {
  test('is a message that Discord takes', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(objections(card)).toEqual([]);
        const active = components(card)
          .filter(({ type }) => type === ComponentType.TextDisplay)
          .flatMap((each) => readMarkdown(String(each['content'])).active);
        expect(active).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('far beyond every limit, it says where it was cut and keeps a word of everything', () => {
    const card = hugeCard();
    expect(objections(card)).toEqual([]);
    const read = shown(card);
    expect(read).toMatch(/^40\. Ziehe…$/m);
    expect(components(card).filter(({ type }) => type === ComponentType.Button)).toHaveLength(10);
    const menus = components(card).filter(({ type }) => type === ComponentType.StringSelect);
    expect(menus.map((menu) => (menu['options'] as unknown[]).length)).toEqual([25, 25, 25, 5]);
  });
});

function cardWith(...blocks: Block[]): Card {
  return { title: 'Title', summary: 'Summary', blocks };
}

describe('what is too long', () => {
  test('gives way, and what is short stays whole', () => {
    const caution = 'Stop if it hurts.';
    const card = cardWith(
      { type: 'text', text: 'word '.repeat(2_000) },
      { type: 'notice', tone: 'caution', text: caution },
      { type: 'list', ordered: true, items: ['Sit.', 'Turn.'] },
    );
    expect(shown(card)).toContain(caution);
    expect(shown(card)).toContain('1. Sit.\n2. Turn.');
    expect(shown(card)).toMatch(/word…\n/);
    expect(shown(card).length).toBeGreaterThan(3_900);
  });

  test('is cut between characters, and bold is closed', () => {
    const family = '👨‍👩‍👧';
    const items = Array.from({ length: 40 }, () => `**${family.repeat(400)}**`);
    const read = shown(cardWith({ type: 'list', ordered: false, items }));
    expect(read.replaceAll(family, '')).toBe(`Title\n${'\n…'.repeat(40)}`);
  });

  test('keeps to the limit of its own: labels, choices, a menu’s prompt, words for a picture', () => {
    const long = 'é'.repeat(2_000);
    const help = { id: 'v1:help', label: long, description: long };
    const card = cardWith(
      { type: 'image', animation: '/a.gif', still: '/a.png', alt: long },
      { type: 'actions', actions: [{ ...help, id: 'x'.repeat(200) }] },
      { type: 'choices', prompt: long, choices: [help], aside: true },
    );
    expect(objections(card)).toEqual([]);
    const all = components(card);
    const of = (type: ComponentType) => all.find((each) => each.type === type);
    const options = of(ComponentType.StringSelect)?.['options'] as { [key: string]: string }[];
    const [option] = options;
    expect([
      renderCard(card).files[0]?.description.length,
      String(of(ComponentType.Button)?.['label']).length,
      of(ComponentType.Button)?.custom_id?.length,
      String(of(ComponentType.StringSelect)?.['placeholder']).length,
      option?.['label']?.length,
      option?.['description']?.length,
    ]).toEqual([1_024, 80, 100, 150, 100, 100]);
  });

  test('in number too: forty components, whatever there is most of', () => {
    const image: Block = { type: 'image', animation: '/a.gif', still: '/a.png', alt: 'A.' };
    const blocks = Array.from({ length: 14 }, (_, at): Block[] => {
      const actions = Array.from({ length: 1 + (at % 12) }, (__, button) => ({
        id: `v1:${at}:${button}`,
        label: 'Press',
      }));
      return [{ type: 'text', text: `Part ${at}` }, { type: 'actions', actions }, image];
    });
    const card = cardWith(...blocks.flat());
    expect(objections(card)).toEqual([]);
    expect(shown(card)).toMatch(/^…$/m);
  });

  test('blank texts are left out', () => {
    const card = cardWith(
      { type: 'actions', actions: [{ id: 'v1:help', label: 'Help' }] },
      { type: 'text', text: ' \n ' },
      { type: 'actions', actions: [{ id: 'v1:privacy', label: 'Privacy' }] },
    );
    const texts = components(card).filter(({ type }) => type === ComponentType.TextDisplay);
    expect(texts.map((each) => each['content'])).toEqual(['## Title']);
  });
});

describe('pictures', () => {
  const image: Block = {
    type: 'image',
    animation: '/x/cobra.gif',
    still: '/x/cobra.png',
    alt: 'Up.',
  };

  test('are named, described, and each its own file', () => {
    const { files } = renderCard(cardWith(image, { ...image, animation: '/y/cobra.gif' }));
    expect(files).toEqual([
      { attachment: '/x/cobra.gif', name: 'cobra.gif', description: 'Up.' },
      { attachment: '/y/cobra.gif', name: '2-cobra.gif', description: 'Up.' },
    ]);
  });

  test('are told in words where files can’t be sent, or are too many', () => {
    expect(renderCard(withoutPictures(cardWith(image))).files).toEqual([]);
    expect(shown(withoutPictures(cardWith(image)))).toContain('Up.');
    const six = cardWith(...Array.from({ length: 6 }, () => image));
    expect(renderCard(six).files).toHaveLength(4);
    expect(shown(six).match(/Up\./g)).toHaveLength(2);
  });
});

describe('how a card looks', () => {
  const colourOf = (card: Card) => components(card).map((each) => each['accent_color']);
  const button: Block = { type: 'actions', actions: [{ id: 'v1:help', label: 'Help' }] };
  const emergency: Block = { type: 'notice', tone: 'emergency', text: 'Call now.' };

  test('a usual one has a coloured edge', () => {
    expect(colourOf(cardWith(button))[0]).toBeTypeOf('number');
  });

  test('a safety reply is words alone', () => {
    const all = components(cardWith({ type: 'text', text: 'Call.' }, emergency));
    expect(all.map(({ type }) => type)).toEqual([ComponentType.TextDisplay]);
    expect(all[0]?.['content']).toBe('## Title\n\nCall.\n\nCall now.');
  });

  test('one that begins with an emergency has no colour and no mark', () => {
    expect(colourOf(cardWith(emergency, button))[0]).toBeUndefined();
    expect(shown(cardWith(emergency, button))).toBe('Title\n\nCall now.');
  });

  test('of two buttons that do the same there is one', () => {
    const twice = cardWith(button, { type: 'text', text: 'or' }, button);
    expect(components(twice).filter(({ type }) => type === ComponentType.Button)).toHaveLength(1);
  });
});
