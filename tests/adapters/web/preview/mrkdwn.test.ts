import { describe, expect, it } from 'vitest';
import { mrkdwn, textObject } from '../../../../adapters/web/preview/slack/mrkdwn.ts';
import { compact } from './compact.ts';

const shown = (text: string): string =>
  compact(String(mrkdwn(text))).replaceAll(/ class="slack-(?:mention|emoji|code)"/g, '');

describe('what Slack makes of mrkdwn', () => {
  it.each([
    [
      '*bold*, _slanted_, ~gone~ and `*code*`',
      '<b>bold</b>, <i>slanted</i>, <s>gone</s> and <code>*code*</code>',
    ],
    ['*bold and _slanted_*', '<b>bold and <i>slanted</i></b>'],
    ['2 * 3 * 4, snake_case_name, a*b*c', '2 * 3 * 4, snake_case_name, a*b*c'],
    ['one\ntwo', 'one<br />two'],
    ['&gt; quoted\n> twice\nnot', '<blockquote>quoted<br />twice</blockquote>not'],
    ['```\n*code*\n```', '<pre>*code*</pre>'],
    ['Tom &amp; Ann &lt;3', 'Tom &amp; Ann &lt;3'],
  ])('%s', (typed, expected) => {
    expect(shown(typed)).toBe(expected);
  });

  it.each([
    ['<@U123>', '@U123'],
    ['<#C123|general>', '#general'],
    ['<!here>', '@here'],
    ['<!subteam^S1|@team>', '@team'],
    ['<!date^1700000000^{date}|in November>', 'in November'],
    [':wave:', ':wave:'],
  ])('what comes alive is shown so, which tells of a missing escape: %s', (typed, expected) => {
    expect(shown(typed)).toBe(`<span>${expected}</span>`);
  });

  it.each(['https://example.com/a', '<https://example.com/a>', '<https://example.com/a|here>'])(
    'a web address is a link, with nothing sent along: %s',
    (typed) => {
      expect(shown(typed)).toContain(
        'href="https://example.com/a" target="_blank" rel="noopener noreferrer nofollow"',
      );
    },
  );

  it('no other kind of address is a link', () => {
    expect(shown('<javascript:alert(1)|here>')).not.toContain('<a');
  });

  it('plain text means nothing, unless it may name emoji', () => {
    const text = '*:wave:* <@U123>';
    expect(String(textObject({ type: 'plain_text', text, emoji: false }))).toBe(
      '*:wave:* &lt;@U123&gt;',
    );
    expect(String(textObject({ type: 'plain_text', text }))).toContain(
      '<span class="slack-emoji">:wave:</span>',
    );
  });
});
