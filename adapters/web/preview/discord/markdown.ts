import { html, type Html } from '../../html.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { nestedList, type ListItem } from './list.ts';

// As the client's own rules read them (MarkupHeadingRule, MarkupSubtextRule, MarkupListRule and
// blockQuote in its published script).
const HEADING = /^ *(#{1,3}) +(.*?\S)[ #]*$/;
const SUBTEXT = /^ *-# +(?!-#)(\S.*)$/;
const QUOTE = /^ *> (.*)$/;
const QUOTE_REST = /^ *>>> (.*)$/;
const ITEM = /^( *)([-*]|\d+\.) +(\S.*)$/;
const CONTINUED = /^ +\S/;
const FENCE = '```';

/** A message has no outline of its own: its headings stand below the page's. */
const LEVELS_ABOVE = 2;

/** A block, and how many lines it takes. */
type Read = readonly [block: Html, lines: number];

/**
 * Discord's Markdown by lines: headings, small print, lists, quotes and code, and
 * between them paragraphs in which every line break counts.
 */
export function markdown(text: string): Html {
  const lines = text.trim().split('\n');
  const blocks: Html[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push(paragraphOf(paragraph));
    paragraph = [];
  };
  for (let at = 0; at < lines.length;) {
    const rest = lines.slice(at);
    const [line = ''] = rest;
    const read =
      readHeading(rest) ?? readSubtext(line) ?? readQuote(rest) ?? readList(rest) ?? readCode(rest);
    if (read) {
      endParagraph();
      blocks.push(read[0]);
    } else {
      paragraph.push(line);
    }
    at += read?.[1] ?? 1;
  }
  endParagraph();
  return html`${blocks}`;
}

/** Empty lines show, also the last ones. */
function paragraphOf(lines: readonly string[]): Html {
  return html`<p>${inlineMarkdown(lines.join('\n'))}${lines.at(-1) === '' ? html`<br />` : ''}</p>`;
}

/** A heading takes the empty lines after it along. */
function readHeading(lines: readonly string[]): Read | undefined {
  const [, signs, text] = HEADING.exec(lines[0] ?? '') ?? [];
  if (!signs || !text) return undefined;
  const level = signs.length;
  const className = `discord-heading discord-heading-${level}`;
  const next = lines.findIndex((line, index) => index > 0 && line.trim() !== '');
  return [
    html`<div class="${className}" role="heading" aria-level="${level + LEVELS_ABOVE}">
      ${inlineMarkdown(text)}
    </div>`,
    next === -1 ? lines.length : next,
  ];
}

function readSubtext(line: string): Read | undefined {
  const [, subtext] = SUBTEXT.exec(line) ?? [];
  return subtext ? [html`<p class="discord-subtext">${inlineMarkdown(subtext)}</p>`, 1] : undefined;
}

function readQuote(lines: readonly string[]): Read | undefined {
  const [, begun] = QUOTE_REST.exec(lines[0] ?? '') ?? [];
  if (begun !== undefined) return [quote([begun, ...lines.slice(1)]), lines.length];
  const quoted = takeWhile(lines, (line) => QUOTE.exec(line)?.[1]);
  return quoted.length > 0 ? [quote(quoted), quoted.length] : undefined;
}

const quote = (lines: readonly string[]): Html =>
  html`<blockquote>${inlineMarkdown(lines.join('\n'))}</blockquote>`;

function readList(lines: readonly string[]): Read | undefined {
  const items: ListItem[] = [];
  const used = takeWhile(lines, (line) => {
    const [, indent = '', sign = '', text = ''] = ITEM.exec(line) ?? [];
    const last = items.at(-1);
    if (text) items.push({ indent: indent.length, sign, text });
    else if (last && CONTINUED.test(line)) last.text += `\n${line.trim()}`;
    else return undefined;
    return line;
  });
  return items.length > 0 ? [nestedList(items), used.length] : undefined;
}

function readCode(lines: readonly string[]): Read | undefined {
  if (!lines[0]?.startsWith(FENCE)) return undefined;
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith(FENCE));
  if (end < 0) return undefined;
  return [html`<pre><code>${lines.slice(1, end).join('\n')}</code></pre>`, end + 1];
}

/** What `take` makes of the lines, until it declines one. */
function takeWhile(
  lines: readonly string[],
  take: (line: string) => string | undefined,
): readonly string[] {
  const taken: string[] = [];
  for (const line of lines) {
    const text = take(line);
    if (text === undefined) break;
    taken.push(text);
  }
  return taken;
}
