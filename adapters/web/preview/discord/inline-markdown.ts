import { html, withBreaks, type Html } from '../../html.ts';
import { inline, type InlineGrammar, type InlineRule } from '../inline.ts';
import { link } from '../link.ts';

/** What the client makes of something that names a person, a channel, an emoji …: it comes alive. */
const alive = (text: string): Html => html`<span class="discord-mention">${text}</span>`;

/**
 * Discord's inline Markdown: https://docs.discord.com/developers/reference#message-formatting and
 * https://support.discord.com/hc/en-us/articles/210298617. What its client would bring to
 * life is shown so, that a preview tells when an escape is missing.
 */
const RULES: readonly InlineRule[] = [
  {
    // A backslash takes any sign literally, but not a letter, a digit or a space.
    pattern: /\\([^0-9A-Za-z\s])/y,
    render: ([, sign = '']) => html`${sign}`,
  },
  {
    pattern: /(`+)([^`](?:[\s\S]*?[^`])?)\1(?!`)/y,
    render: ([, , code = '']) => html`<code class="discord-code">${code}</code>`,
  },
  {
    pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y,
    render: ([, text = ''], inner) => html`<strong>${inner(text)}</strong>`,
  },
  {
    pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y,
    render: ([, text = ''], inner) => html`<u>${inner(text)}</u>`,
  },
  {
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)(?<=\S)\*(?!\*)/y,
    render: ([, text = ''], inner) => html`<em>${inner(text)}</em>`,
  },
  {
    pattern: /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/y,
    render: ([, text = ''], inner) => html`<em>${inner(text)}</em>`,
  },
  {
    pattern: /~~(?=\S)((?:\\[\s\S]|[^\\])+?)~~/y,
    render: ([, text = ''], inner) => html`<s>${inner(text)}</s>`,
  },
  {
    pattern: /\|\|([\s\S]+?)\|\|/y,
    render: ([, text = ''], inner) => html`<span class="discord-spoiler">${inner(text)}</span>`,
  },
  {
    pattern: /\[((?:\\[\s\S]|[^\]\\])+)\]\(<?(https?:\/\/[^\s<>()]+)>?(?:\s+"[^"]*")?\)/y,
    render: ([, text = '', url = ''], inner) => link(url, inner(text), 'discord-link'),
  },
  {
    pattern: /<(https?:\/\/[^\s<>]+)>/y,
    render: ([, url = '']) => link(url, url, 'discord-link'),
  },
  {
    pattern: /https?:\/\/[^\s<>]*[^\s<>"'.,:;)\]]/y,
    render: ([url]) => link(url, url, 'discord-link'),
  },
  { pattern: /<@!?(\d+)>/y, render: ([, id]) => alive(`@${id}`) },
  { pattern: /<@&(\d+)>/y, render: ([, id]) => alive(`@&${id}`) },
  { pattern: /<#(\d+)>/y, render: ([, id]) => alive(`#${id}`) },
  { pattern: /<\/([^:<>\n]+):\d+>/y, render: ([, command]) => alive(`/${command}`) },
  { pattern: /<(t:-?\d+)(?::[tTdDfFR])?>/y, render: ([, time = '']) => alive(time) },
  { pattern: /<a?(:\w+:)\d+>/y, render: ([, emoji = '']) => alive(emoji) },
  { pattern: /@(?:everyone|here)\b/y, render: ([everybody]) => alive(everybody) },
  { pattern: /:(?=[\w+-]*[a-z])[\w+-]+:/y, render: ([emoji]) => alive(emoji) },
];

const GRAMMAR: InlineGrammar = { rules: RULES, openers: '\\`*_~|[<@:h', plain: withBreaks };

/** Discord's Markdown within a line. */
export const inlineMarkdown = (text: string): Html => inline(text, GRAMMAR);
