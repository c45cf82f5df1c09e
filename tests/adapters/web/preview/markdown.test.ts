import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../../../adapters/web/html.ts';
import { markdown } from '../../../../adapters/web/preview/discord/markdown.ts';
import { compact } from './compact.ts';

const shown = (text: string): string =>
  compact(String(markdown(text))).replaceAll(' class="discord-mention"', '');

describe('what Discord makes of a line', () => {
  it.each([
    [
      '**bold**, *slanted*, _slanted_, __underlined__, ~~gone~~',
      '<p><strong>bold</strong>, <em>slanted</em>, <em>slanted</em>, <u>underlined</u>, <s>gone</s></p>',
    ],
    ['**bold *and slanted***', '<p><strong>bold <em>and slanted</em></strong></p>'],
    ['2 * 3 * 4, snake_case_name, a ** b', '<p>2 * 3 * 4, snake_case_name, a ** b</p>'],
    ['`**not bold**`', '<p><code class="discord-code">**not bold**</code></p>'],
    ['||answer||', '<p><span class="discord-spoiler">answer</span></p>'],
  ])('%s', (typed, expected) => {
    expect(shown(typed)).toBe(expected);
  });

  it.each([
    [String.raw`\*\*not bold\*\*`, '**not bold**'],
    [String.raw`\# no heading`, '# no heading'],
    [String.raw`1\. no list`, '1. no list'],
    [String.raw`\- no list`, '- no list'],
    [String.raw`\> no quote`, '&gt; no quote'],
    [String.raw`\<@123\> and \@everyone`, '&lt;@123&gt; and @everyone'],
    [String.raw`https\://example.com`, 'https://example.com'],
    [String.raw`\:smile:`, ':smile:'],
    [String.raw`C:\temp`, String.raw`C:\temp`],
  ])('a backslash takes the sign after it literally: %s', (typed, expected) => {
    expect(shown(typed)).toBe(`<p>${expected}</p>`);
  });

  it.each([
    ['<@123>', '@123'],
    ['<@&123>', '@&amp;123'],
    ['<#123>', '#123'],
    ['@everyone', '@everyone'],
    ['</stretch:123>', '/stretch'],
    ['<:wave:123>', ':wave:'],
    [':wave:', ':wave:'],
    ['<t:1700000000:R>', 't:1700000000'],
  ])('what comes alive is shown so, which tells of a missing escape: %s', (typed, expected) => {
    expect(shown(typed)).toBe(`<p><span>${expected}</span></p>`);
  });

  it.each(['https://example.com/a', '<https://example.com/a>', '[here](https://example.com/a)'])(
    'a web address is a link, with nothing sent along: %s',
    (typed) => {
      expect(shown(typed)).toContain(
        'href="https://example.com/a" target="_blank" rel="noopener noreferrer nofollow"',
      );
    },
  );

  it('no other kind of address is a link', () => {
    expect(shown('[here](javascript:alert(1)) data:text/html,x')).not.toContain('<a');
  });
});

describe('what Discord makes of several lines', () => {
  it.each([
    [
      '## Title\n\nText',
      '<div class="discord-heading discord-heading-2" role="heading" aria-level="4">Title</div><p>Text</p>',
    ],
    ['#hashtag', '<p>#hashtag</p>'],
    ['#### four', '<p>#### four</p>'],
    ['-# small', '<p class="discord-subtext">small</p>'],
    ['- one\n- two\n  - within', '<ul><li>one</li><li>two<ul><li>within</li></ul></li></ul>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['- one\n  more of it', '<ul><li>one<br />more of it</li></ul>'],
    ['> quoted\n> twice\nnot', '<blockquote>quoted<br />twice</blockquote><p>not</p>'],
    ['>>> all\nof it', '<blockquote>all<br />of it</blockquote>'],
    ['```\n**code**\n```', '<pre><code>**code**</code></pre>'],
    ['one\ntwo\n\nthree', '<p>one<br />two<br /><br />three</p>'],
    ['text\n\n- item\n\ntext', '<p>text<br /><br /></p><ul><li>item</li></ul><p><br />text</p>'],
  ])('%j', (typed, expected) => {
    expect(shown(typed)).toBe(expected);
  });
});

describe('whatever is written', () => {
  it('text whose every sign is escaped comes out as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (typed) => {
        const text = typed.trim().replaceAll(/\s/g, ' ');
        const escaped = text.replaceAll(/[^0-9A-Za-z\s]/gu, String.raw`\$&`);
        fc.pre(text !== '');
        expect(String(markdown(`.${escaped}`))).toBe(String(html`<p>.${text}</p>`));
      }),
    );
  });

  it('a thousand marks within each other don’t exhaust the stack', () => {
    const marks = '**__'.repeat(1000);
    expect(String(markdown(`${marks}deep${marks}`))).toContain('deep');
  });
});
