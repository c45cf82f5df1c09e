import type { RichTextElement, RichTextSection } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { contextFor } from '../../../../adapters/web/preview/options.ts';
import { richText } from '../../../../adapters/web/preview/slack/rich-text.ts';
import { compact } from './compact.ts';

const CONTEXT = contextFor({}, 'slack');

/** One line of rich text, without what is around it. */
function shown(...elements: RichTextElement[]): string {
  const block = richText(
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
    CONTEXT,
  );
  return compact(String(block)).replaceAll(/^<div [^>]*><p>|<\/p><\/div>$/g, '');
}

describe('what Slack makes of rich text', () => {
  it('takes text literally, whatever it looks like', () => {
    const text = '*a* _b_ ~c~ `d` <@U1> :wave: &amp; https://example.com';
    expect(shown({ type: 'text', text })).toBe(
      '*a* _b_ ~c~ `d` &lt;@U1&gt; :wave: &amp;amp; https://example.com',
    );
  });

  it('shows every style, and several at once', () => {
    const style = { bold: true, italic: true, strike: true, underline: true, code: true };
    expect(shown({ type: 'text', text: 'x', style })).toBe(
      '<b><i><s><u><code class="slack-code">x</code></u></s></i></b>',
    );
  });

  it('breaks a line where the text does', () => {
    expect(shown({ type: 'text', text: 'one\ntwo' })).toBe('one<br />two');
  });

  it.each<[string, RichTextElement]>([
    ['@U1', { type: 'user', user_id: 'U1' }],
    ['@S1', { type: 'usergroup', usergroup_id: 'S1' }],
    ['#C1', { type: 'channel', channel_id: 'C1' }],
    ['@here', { type: 'broadcast', range: 'here' }],
    ['in May', { type: 'date', timestamp: 1, format: '{date}', fallback: 'in May' }],
  ])('what is alive is shown so: %s', (name, element) => {
    expect(shown(element)).toBe(`<span class="slack-mention">${name}</span>`);
  });

  it('shows an emoji by its code points, and by its name where it has none or odd ones', () => {
    const family = { type: 'emoji', name: 'family', unicode: '1f468-200d-1f467' } as const;
    expect(shown(family)).toBe('👨‍👧');
    expect(shown({ type: 'emoji', name: 'ours' })).toContain(':ours:');
    expect(shown({ type: 'emoji', name: 'odd', unicode: 'zzzz' })).toContain('zzzz');
  });

  it('says so where it can’t show something', () => {
    expect(shown({ type: 'color', value: '#fff' })).toContain('Unsupported: type color');
  });

  it('counts on where a list goes on', () => {
    const item: RichTextSection = {
      type: 'rich_text_section',
      elements: [{ type: 'text', text: 'x' }],
    };
    // Slack takes an offset that its types don't name.
    const list = { type: 'rich_text_list', style: 'ordered', offset: 2, elements: [item] } as const;
    const elements = [{ ...list, elements: [...list.elements] }];
    const block = richText({ type: 'rich_text', elements }, CONTEXT);
    expect(compact(String(block))).toContain('start="3"><li>x</li>');
  });
});
