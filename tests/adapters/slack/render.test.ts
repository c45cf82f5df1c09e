import { describe, expect, test } from 'vitest';
import { readValues, renderForm } from '../../../adapters/slack/form.ts';
import { readable } from '../../../adapters/slack/parse.ts';
import { inert } from '../../../adapters/slack/render/inert.ts';
import { ALL_TEXT } from '../../../adapters/slack/render/limits.ts';
import { renderMessage, renderSentence } from '../../../adapters/slack/render/message.ts';
import { shorten } from '../../../adapters/slack/render/shorten.ts';
import { renderHome, renderModal } from '../../../adapters/slack/render/view.ts';
import type { Block, Card } from '../../../src/cards/card.ts';
import { hugeCard } from '../../contracts/huge-card.ts';
import { checkMessage, checkView } from '../../peers/slack/block-kit.ts';
import { phrases } from './bot.ts';

const none = () => undefined;
const shown = () => ({ image_url: 'https://stretch.example.com/figures/a.gif' });

function card(...blocks: Block[]): Card {
  return { title: 'Title', summary: 'Summary', blocks };
}

/** The blocks of a card in a message, without its header. */
function blocksOf(...blocks: Block[]) {
  return renderMessage(card(...blocks), none).blocks.slice(1);
}

function many(count: number, prefix = 'v1:show:') {
  return Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at}`, label: `Move ${at}` }));
}

describe('a card far too large', () => {
  const { text, blocks } = renderMessage(hugeCard(), shown);

  test('is within all limits, on every surface', () => {
    expect(checkMessage({ text, blocks })).toEqual([]);
    expect(checkView(renderHome(hugeCard(), shown))).toEqual([]);
    expect(checkView(renderModal(hugeCard(), shown, phrases))).toEqual([]);
  });

  test('keeps its caution and what can be pressed', () => {
    const types = blocks.map(({ type }) => type);
    expect(types.filter((type) => type === 'actions').length).toBeGreaterThan(3);
    expect(JSON.stringify(blocks)).toContain('rich_text_quote');
  });

  test('says where something is missing', () => {
    expect(JSON.stringify(blocks).match(/…/g)?.length).toBeGreaterThan(3);
    expect(text).toMatch(/…$/);
  });

  test('stays below what Slack takes in one message', () => {
    const sum = [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].reduce(
      (total, [, each = '']) => total + each.length,
      0,
    );
    expect(sum).toBeLessThanOrEqual(ALL_TEXT);
  });
});

describe('text', () => {
  test('bold is bold, and nothing else is anything', () => {
    expect(blocksOf({ type: 'text', text: '**Hold:** *not* <!here> :smile:' })).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Hold:', style: { bold: true } },
              { type: 'text', text: ' *not* <!here> :smile:' },
            ],
          },
        ],
      },
    ]);
  });

  test('steps are a numbered list, below their title', () => {
    const [block] = blocksOf({
      type: 'list',
      ordered: true,
      items: ['In', 'Out'],
      title: 'Breathe',
    });
    expect(block).toMatchObject({
      elements: [
        { type: 'rich_text_section', elements: [{ text: 'Breathe', style: { bold: true } }] },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [{ elements: [{ text: 'In' }] }, { elements: [{ text: 'Out' }] }],
        },
      ],
    });
  });

  test('a caution has a bar at its side, an emergency nothing', () => {
    const [caution, emergency] = blocksOf(
      { type: 'notice', tone: 'caution', text: 'Slowly.' },
      { type: 'notice', tone: 'emergency', text: 'Call.' },
    );
    expect(caution).toMatchObject({ elements: [{ type: 'rich_text_quote' }] });
    expect(emergency).toMatchObject({
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Call.' }] }],
    });
  });

  test('what is empty leaves no block behind, which Slack would refuse', () => {
    const empty: Block[] = [
      { type: 'text', text: '' },
      { type: 'list', ordered: false, items: [] },
      { type: 'facts', facts: [] },
      { type: 'actions', actions: [] },
      { type: 'choices', prompt: 'None', choices: [], aside: true },
    ];
    const { text, blocks } = renderMessage(card(...empty), none);
    expect(checkMessage({ text, blocks })).toEqual([]);
    expect(blocks.map(({ type }) => type)).toEqual(['header']);
  });

  test('a title too long for a heading is bold and whole', () => {
    const title = 'Long '.repeat(40);
    const [first] = renderMessage({ ...card(), title }, none).blocks;
    expect(first).toMatchObject({ type: 'rich_text', elements: [{ elements: [{ text: title }] }] });
  });
});

describe('things to pick', () => {
  test('a few are buttons below their descriptions', () => {
    const choices = many(3).map((each) => ({ ...each, description: 'Good' }));
    const [described, buttons] = blocksOf({ type: 'choices', prompt: 'Which?', choices });
    expect(JSON.stringify(described)).toContain(' – Good');
    expect(buttons).toMatchObject({
      type: 'actions',
      elements: choices.map(({ id }) => ({ type: 'button', value: id })),
    });
  });

  test('many are a menu; beside the point, a menu alone', () => {
    const [, menu] = blocksOf({ type: 'choices', prompt: 'Which?', choices: many(6) });
    expect(menu).toMatchObject({ elements: [{ type: 'static_select' }] });
    const aside = blocksOf({ type: 'choices', prompt: 'Next', choices: many(2), aside: true });
    expect(aside).toMatchObject([{ elements: [{ placeholder: { text: 'Next' } }] }]);
  });

  test('more than a menu holds go on in another', () => {
    const menus = blocksOf({ type: 'choices', prompt: 'All', choices: many(130), aside: true });
    const options = menus.flatMap((menu) =>
      menu.type === 'actions' && menu.elements[0]?.type === 'static_select'
        ? (menu.elements[0].options ?? [])
        : [],
    );
    expect(menus).toHaveLength(2);
    expect(options.map(({ value }) => value)).toEqual(many(130).map(({ id }) => id));
  });

  test('buttons stand five in a row, each with its meaning as its value', () => {
    const rows = blocksOf({ type: 'actions', actions: many(7) });
    expect(rows).toMatchObject([
      {
        elements: many(7)
          .slice(0, 5)
          .map(({ id }) => ({ value: id })),
      },
      {
        elements: many(7)
          .slice(5)
          .map(({ id }) => ({ value: id })),
      },
    ]);
  });
});

describe('a picture', () => {
  const picture: Block = { type: 'image', animation: 'a.gif', still: 'a.png', alt: 'A *cobra*' };

  test('carries its words; where it can’t be shown, they stand there', () => {
    const { blocks } = renderMessage(card(picture), shown);
    expect(blocks[1]).toEqual({ type: 'image', alt_text: 'A *cobra*', ...shown() });
    expect(blocksOf(picture)).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'A *cobra*', emoji: false }] },
    ]);
  });
});

describe('the text for notifications and screen readers', () => {
  test('holds the whole card but for its buttons, title first', () => {
    const { text } = renderMessage(
      card(
        { type: 'text', text: '**Hold** it.' },
        { type: 'list', ordered: true, items: ['In', 'Out'] },
        { type: 'facts', facts: [{ label: 'Where', value: 'here' }] },
        { type: 'image', animation: '', still: '', alt: 'A picture' },
        { type: 'notice', tone: 'caution', text: 'Slowly.' },
        { type: 'choices', prompt: 'Which?', choices: [{ id: 'x', label: 'A', description: 'B' }] },
        { type: 'choices', prompt: 'Next', choices: many(2), aside: true },
        { type: 'actions', actions: many(2) },
      ),
      none,
    );
    expect(text.split('\n')).toEqual([
      'Title',
      'Hold it.',
      '1. In',
      '2. Out',
      'Where: here',
      'A picture',
      'Slowly.',
      'Which?',
      '• A – B',
    ]);
  });

  test.each([
    ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['*a* _b_ ~c~ `d`', '∗a∗ ˍbˍ ∼c∼ ˋdˋ'],
    ['> quoted', '› quoted'],
    [':smile: at 10:30', ':\u2060smile: at 10:30'],
    ['https://evil.example', 'https:\u2060//evil.example'],
  ])('%s does nothing in it', (written, sent) => {
    expect(inert(written)).toBe(sent);
  });

  test('a sentence keeps its bold in the blocks alone', () => {
    const { text, blocks } = renderSentence('Use **/stretch**.');
    expect(text).toBe('Use /stretch.');
    expect(blocks).toMatchObject([
      { elements: [{ elements: [{}, { text: '/stretch', style: { bold: true } }, {}] }] },
    ]);
  });
});

describe('a modal', () => {
  test('has a short title as its own, and a long one whole at its top', () => {
    const short = renderModal(card(), none, phrases);
    expect([short.title.text, short.blocks]).toEqual(['Title', []]);
    const long = { ...card(), title: 'More than twenty-four characters' };
    const modal = renderModal(long, none, phrases);
    expect(modal.title.text).toBe(phrases.chat.name);
    expect(modal.blocks).toMatchObject([{ type: 'header', text: { text: long.title } }]);
  });

  test('a form asks for nothing that must be filled in', () => {
    const view = renderForm(
      {
        id: 'v1:pick',
        title: 'A title longer than a modal’s may be',
        submit: 'Go',
        fields: [
          { type: 'text', name: 'words', label: 'words', hint: 'x'.repeat(200), longest: 9_000 },
          {
            type: 'choice',
            name: 'a',
            label: 'a',
            hint: 'A?',
            multiple: true,
            choices: [{ value: '1', label: 'One' }],
          },
        ],
      },
      phrases,
    );
    expect(checkView(view)).toEqual([]);
    expect(view.blocks).toMatchObject([
      { optional: true, label: { text: 'Words' } },
      { optional: true },
    ]);
  });

  test('what was filled in is read by its field’s name; what is empty is left out', () => {
    const option = (value: string) => ({
      text: { type: 'plain_text' as const, text: value },
      value,
    });
    const state = {
      values: {
        words: { words: { type: 'plain_text_input', value: 'stiff' } },
        place: { place: { type: 'static_select', selected_option: option('desk') } },
        area: { area: { type: 'static_select', selected_option: null } },
        avoid: {
          avoid: { type: 'multi_static_select', selected_options: [option('a'), option('b')] },
        },
        none: { none: { type: 'plain_text_input', value: null } },
      },
    };
    expect(readValues(state)).toEqual({ words: ['stiff'], place: ['desk'], avoid: ['a', 'b'] });
  });
});

describe('what somebody wrote', () => {
  test.each([
    ['<@U0BOT> cobra', 'cobra'],
    ['cobra &amp; &lt;friends&gt;', 'cobra & <friends>'],
    ['see <https://example.com|chest pain> now', 'see chest pain now'],
    ['<https://example.com/neck>', '//example.com/neck'],
    ['<#C1|neck> <!subteam^S1|@team> <!here>', 'neck @team'],
    ['pain <3 days and >2 hours', 'pain <3 days and >2 hours'],
    ['&amp;lt;', '&lt;'],
    ['two\nlines', 'two\nlines'],
  ])('%j is read as %j', (sent, read) => {
    expect(readable(sent)).toBe(read);
  });
});

describe('a text that is too long', () => {
  test('ends after a whole word', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
  });

  test('no character is cut in two', () => {
    const family = '👨‍👩‍👧';
    for (let longest = 1; longest < 20; longest += 1) {
      const cut = shorten(family.repeat(4), longest);
      expect(cut.length).toBeLessThanOrEqual(longest);
      expect(cut.replaceAll(family, '')).toBe('…');
    }
  });
});
