import { expect, test } from 'vitest';
import { checkMessage, checkView, inspectMessage, inspectOptions } from './block-kit.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const markup = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: markup(text) });
const button = (action_id: string, rest = {}) => ({
  type: 'button',
  action_id,
  text: plain('Go'),
  ...rest,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value: string, rest = {}) => ({ value, text: plain(value), ...rest });
const select = (rest = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option('a')],
  ...rest,
});
const image = (rest = {}) => ({
  type: 'image',
  alt_text: 'A neck',
  image_url: 'https://x.org/a.gif',
  ...rest,
});
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });
const phrase = (text: string) => ({
  type: 'rich_text_section',
  elements: [{ type: 'text', text }],
});
const letters = (count: number) => 'x'.repeat(count);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

const message = (...blocks: object[]) => ({ text: 'A stretch', blocks });
const modal = (rest: object, ...blocks: object[]) => ({
  type: 'modal',
  title: plain('Settings'),
  blocks,
  ...rest,
});
const home = (...blocks: object[]) => ({ type: 'home', blocks });
const input = { type: 'input', label: plain('Every'), element: { type: 'plain_text_input' } };

test('a card of all the common blocks at their limits passes', () => {
  const card = message(
    { type: 'header', text: plain(letters(150)) },
    section(
      `*Neck* &amp; &lt;back&gt; <@U01> <https://x.org|a link> <!date^0^{date}|then> ${letters(2000)}`,
    ),
    { type: 'section', fields: times(10, () => markup('field')), accessory: image() },
    image({ image_url: undefined, slack_file: { id: 'F1' } }),
    rich(
      phrase('Sit tall.'),
      { type: 'rich_text_list', style: 'ordered', elements: [phrase('Turn'), phrase('Breathe')] },
      {
        type: 'rich_text_quote',
        elements: [{ type: 'text', text: 'Slowly', style: { bold: true } }],
      },
    ),
    actions(
      ...times(25, (index) =>
        button(`b${index}`, { value: letters(2000), accessibility_label: letters(75) }),
      ),
    ),
    actions(
      select({
        options: times(100, (index) => option(`${letters(140)}${index}`, { text: plain('x') })),
      }),
    ),
    { type: 'context', elements: [markup('Skip it if it hurts.')] },
    { type: 'divider' },
  );
  expect(checkMessage(JSON.parse(JSON.stringify(card)))).toEqual([]);
});

test.each<[string, object, RegExp]>([
  ['51 blocks', message(...times(51, () => ({ type: 'divider' }))), /more than 50 items/],
  ['no blocks in the list', message(), /fewer than 1 items/],
  [
    'too much text over all',
    message(...times(5, () => section(letters(2700)))),
    /13500 characters/,
  ],
  ['a long section', message(section(letters(3001))), /more than 3000 characters/],
  ['an empty section', message({ type: 'section' }), /required property 'text'/],
  ['an empty text', message(section('')), /fewer than 1 characters/],
  [
    'markup in a header',
    message({ type: 'header', text: markup('*x*') }),
    /constant \(plain_text\)/,
  ],
  [
    'an unknown block',
    message({ type: 'heading', text: plain('x') }),
    /\/0\/type must be equal to one/,
  ],
  ['an unknown property', message({ ...section('x'), txt: 'x' }), /additional properties \(txt\)/],
  [
    'two blocks of one id',
    message({ ...section('x'), block_id: 'b' }, { ...section('y'), block_id: 'b' }),
    /block_id "b"/,
  ],
  ['two actions of one id in a block', message(actions(button('a'), button('a'))), /action_id "a"/],
  [
    '26 elements',
    message(actions(...times(26, (index) => button(`b${index}`)))),
    /more than 25 items/,
  ],
  ['no elements', message(actions()), /fewer than 1 items/],
  [
    'a long button',
    message(actions(button('a', { text: plain(letters(76)) }))),
    /more than 75 characters/,
  ],
  [
    'a long value',
    message(actions(button('a', { value: letters(2001) }))),
    /more than 2000 characters/,
  ],
  [
    'a long accessibility label',
    message(actions(button('a', { accessibility_label: letters(76) }))),
    /more than 75/,
  ],
  [
    '101 options',
    message(actions(select({ options: times(101, (i) => option(`${i}`)) }))),
    /more than 100 items/,
  ],
  [
    'a long option',
    message(actions(select({ options: [option(letters(76))] }))),
    /more than 75 characters/,
  ],
  [
    'a long option value',
    message(actions(select({ options: [option(letters(151), { text: plain('x') })] }))),
    /more than 150/,
  ],
  [
    'an option without value',
    message(actions(select({ options: [{ text: plain('x') }] }))),
    /required property 'value'/,
  ],
  [
    'two options of one value',
    message(actions(select({ options: [option('a'), option('a')] }))),
    /two options with the value "a"/,
  ],
  [
    'options and groups',
    message(actions(select({ option_groups: [{ label: plain('x'), options: [option('b')] }] }))),
    /either options or option_groups/,
  ],
  [
    'a start that is no option',
    message(actions(select({ initial_option: option('b') }))),
    /isn't among its options/,
  ],
  [
    'an image without description',
    message(image({ alt_text: undefined })),
    /required property 'alt_text'/,
  ],
  ['an image with an empty description', message(image({ alt_text: '' })), /empty alt_text/],
  ['an image over http', message(image({ image_url: 'http://x.org/a.gif' })), /no https address/],
  ['a WebP image', message(image({ image_url: 'https://x.org/a.webp' })), /png, jpg or gif/],
  [
    'an image of two sources',
    message(image({ slack_file: { id: 'F1' } })),
    /additional properties/,
  ],
  [
    'a list of bare text',
    message(
      rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'text', text: 'x' }] }),
    ),
    /rich_text_section/,
  ],
  [
    'a list in a section',
    message(
      rich({
        type: 'rich_text_section',
        elements: [{ type: 'rich_text_list', style: 'bullet', elements: [] }],
      }),
    ),
    /one of the allowed values/,
  ],
  ['an empty rich text', message(rich(phrase(''))), /fewer than 1 characters/],
  [
    'a section in a quote',
    message(rich({ type: 'rich_text_quote', elements: [phrase('x')] })),
    /one of the allowed values/,
  ],
  ['no text beside the blocks', { blocks: [section('x')] }, /no top-level text/],
  ['unescaped text', { text: 'neck & back' }, /unescaped/],
  ['markup by chance', message(section('pain <here> and there')), /unescaped/],
])('a message with %s is told of', (_what, content, line) => {
  const found = checkMessage(JSON.parse(JSON.stringify(content)));
  expect(found.join('\n')).toMatch(line);
});

test.each<[string, unknown, RegExp]>([
  [
    'a long title',
    modal({ title: plain(letters(25)) }, section('x')),
    /\/title\/text .*24 characters/,
  ],
  ['no title', { type: 'modal', blocks: [section('x')] }, /required property 'title'/],
  [
    'long metadata',
    modal({ private_metadata: letters(3001) }, section('x')),
    /more than 3000 characters/,
  ],
  [
    'a long callback_id',
    modal({ callback_id: letters(256) }, section('x')),
    /more than 255 characters/,
  ],
  ['101 blocks', modal({}, ...times(101, () => section('x'))), /more than 100 items/],
  ['an input but no submit button', modal({}, input), /needs a submit button/],
  [
    'a time that is none',
    modal({}, actions({ type: 'timepicker', initial_time: '9:00' })),
    /must match pattern/,
  ],
  ['an unknown block', home({ type: 'nonsense' }), /\/blocks\/0\/type/],
  [
    'a home tab with a title',
    { ...home(section('x')), title: plain('x') },
    /additional properties \(title\)/,
  ],
  ['nothing', undefined, /must be an object/],
])('a view with %s is told of', (_what, view, line) => {
  expect(
    checkView(view === undefined ? view : JSON.parse(JSON.stringify(view))).join('\n'),
  ).toMatch(line);
});

test('views at their limits pass', () => {
  const submit = plain('Save');
  const blocks = times(100, (index) => ({ ...section('x'), block_id: `b${index}` }));
  expect(
    checkView(modal({ title: plain(letters(24)), private_metadata: letters(3000) }, ...blocks)),
  ).toEqual([]);
  expect(checkView(modal({ submit }, input))).toEqual([]);
  expect(checkView(home(...blocks))).toEqual([]);
});

test('a picture by an id that was never uploaded is refused', () => {
  const card = message(image({ image_url: undefined, slack_file: { id: 'F9' } }));
  const { refusals } = inspectMessage(JSON.parse(JSON.stringify(card)), (id) => id === 'F1');
  expect(refusals).toEqual(['the slack_file F9 was never uploaded']);
});

test.each<[string, unknown, RegExp]>([
  ['no options', {}, /either options or option_groups/],
  ['101 of them', { options: times(101, (at) => option(`${at}`)) }, /more than 100/],
  ['two with one value', { options: [option('a'), option('a')] }, /two options with the value "a"/],
  [
    'a label of 76 characters',
    { options: [option('a', { text: plain(letters(76)) })] },
    /75 characters/,
  ],
])('an external select that is offered %s is told of', (_what, answer, line) => {
  expect(inspectOptions(JSON.parse(JSON.stringify(answer))).join('\n')).toMatch(line);
});

test('an external select may be offered nothing, or options in groups', () => {
  expect(inspectOptions({ options: [] })).toEqual([]);
  const group = { label: plain('A'), options: [option('a')] };
  expect(inspectOptions({ option_groups: [group] })).toEqual([]);
});
