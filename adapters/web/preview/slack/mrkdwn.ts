import type { TextObject } from '@slack/types';
import { html, withBreaks, type Content, type Html } from '../../html.ts';
import { inline, type InlineGrammar, type InlineRule } from '../inline.ts';
import { link } from '../link.ts';

/** What Slack makes of something that names a person, a channel …: it comes alive. */
export const mention = (text: string): Html => html`<span class="slack-mention">${text}</span>`;

/** An emoji's name between colons, for which the client would put its picture. */
export const emojiName = (name: string): Html => html`<span class="slack-emoji">${name}</span>`;

/** Slack's three: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The signs that Slack has its senders write as entities. */
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

const plain = (text: string): Content => withBreaks(unescaped(text));

/** Marks count only around words: not within one, and not with a space inside. */
const around = (sign: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${sign}])${sign}(?=[^\\s${sign}])([^${sign}\\n]*?[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`,
    'uy',
  );

const EMOJI: InlineRule = {
  pattern: /:(?=[\w+'-]*[a-z])[\w+'-]+:/y,
  render: ([name]) => emojiName(name),
};

/**
 * Slack's mrkdwn: https://docs.slack.dev/messaging/formatting-message-text. What its
 * client would bring to life is shown so, that a preview tells when an escape is missing.
 */
const RULES: readonly InlineRule[] = [
  {
    pattern: /```\n?([\s\S]+?)\n?```/y,
    render: ([, code = '']) => html`<pre>${plain(code)}</pre>`,
  },
  {
    pattern: /`([^`\n]+)`/y,
    render: ([, code = '']) => html`<code class="slack-code">${unescaped(code)}</code>`,
  },
  { pattern: around('\\*'), render: ([, text = ''], inner) => html`<b>${inner(text)}</b>` },
  { pattern: around('_'), render: ([, text = ''], inner) => html`<i>${inner(text)}</i>` },
  { pattern: around('~'), render: ([, text = ''], inner) => html`<s>${inner(text)}</s>` },
  { pattern: /<@(\w+)(?:\|([^<>]*))?>/y, render: ([, id, name]) => mention(`@${name ?? id}`) },
  { pattern: /<#(\w+)(?:\|([^<>]*))?>/y, render: ([, id, name]) => mention(`#${name || id}`) },
  {
    pattern: /<!(\w+)(?:\^[^<>|]*)?(?:\|([^<>]*))?>/y,
    render: ([, name, fallback]) => mention(fallback ?? `@${name}`),
  },
  {
    pattern: /<((?:https?:\/\/|mailto:)[^\s<>|]+)(?:\|([^<>]+))?>/y,
    render: ([, url = '', text = url]) => link(unescaped(url), plain(text), 'slack-link'),
  },
  {
    pattern: /https?:\/\/[^\s<>|]*[^\s<>|"'.,:;)\]]/y,
    render: ([url]) => link(unescaped(url), unescaped(url), 'slack-link'),
  },
  EMOJI,
];

const MRKDWN: InlineGrammar = { rules: RULES, openers: '`*_~<h:', plain };
const PLAIN_TEXT: InlineGrammar = { rules: [EMOJI], openers: ':', plain: withBreaks };

const QUOTE = /^(?:&gt;|>)\s?/;

/** Slack's mrkdwn: inline marks, and lines that quote. */
export function mrkdwn(text: string): Html {
  const runs: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = QUOTE.test(line);
    const last = runs.at(-1);
    if (last?.quoted === quoted) last.lines.push(line.replace(QUOTE, ''));
    else runs.push({ quoted, lines: [line.replace(QUOTE, '')] });
  }
  return html`${runs.map(({ quoted, lines }) => {
    const shown = inline(lines.join('\n'), MRKDWN);
    return quoted ? html`<blockquote>${shown}</blockquote>` : shown;
  })}`;
}

/** Text as a block carries it: plain, in which only emoji names mean anything, or mrkdwn. */
export function textObject(text: TextObject): Html {
  if (text.type === 'mrkdwn') return mrkdwn(text.text);
  return text.emoji === false ? withBreaks(text.text) : inline(text.text, PLAIN_TEXT);
}
