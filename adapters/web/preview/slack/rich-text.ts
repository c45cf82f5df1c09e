import type {
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
} from '@slack/types';
import { html, withBreaks, type Content, type Html } from '../../html.ts';
import { link } from '../link.ts';
import type { Context } from '../options.ts';
import { render, type Renderers } from '../renderers.ts';
import { emojiName, mention } from './mrkdwn.ts';

type Part = RichTextBlock['elements'][number];

const PARTS: Renderers<Part> = {
  rich_text_section: (section, context) => html`<p>${inside(section, context)}</p>`,
  rich_text_list: list,
  rich_text_quote: (quote, context) => html`<blockquote>${inside(quote, context)}</blockquote>`,
  rich_text_preformatted: (code, context) => html`<pre>${inside(code, context)}</pre>`,
};

const ELEMENTS: Renderers<RichTextElement> = {
  text: (element) => styled(element, withBreaks(element.text)),
  link: (element) => styled(element, link(element.url, element.text ?? element.url, 'slack-link')),
  emoji: (element) => (element.unicode ? glyphs(element.unicode) : emojiName(`:${element.name}:`)),
  user: (element) => styled(element, mention(`@${element.user_id}`)),
  usergroup: (element) => styled(element, mention(`@${element.usergroup_id}`)),
  channel: (element) => styled(element, mention(`#${element.channel_id}`)),
  broadcast: (element) => styled(element, mention(`@${element.range}`)),
  date: (element) => styled(element, mention(element.fallback ?? element.format)),
};

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function richText(block: RichTextBlock, context: Context): Html {
  return html`<div class="slack-text slack-rich">
    ${block.elements.map((part) => render(PARTS, part, context))}
  </div>`;
}

function inside(
  part: RichTextSection | RichTextQuote | RichTextPreformatted,
  context: Context,
): readonly Html[] {
  return part.elements.map((element: RichTextElement) => render(ELEMENTS, element, context));
}

/** How far in a list may stand: deeper ones stand there too. */
const DEEPEST = 8;

function list(part: RichTextList, context: Context): Html {
  const items = part.elements.map((item) => html`<li>${inside(item, context)}</li>`);
  const indent = Math.min(part.indent ?? 0, DEEPEST);
  if (part.style === 'bullet') {
    return html`<ul class="slack-indent-${indent}">
      ${items}
    </ul>`;
  }
  const offset = 'offset' in part && typeof part.offset === 'number' ? part.offset : 0;
  return html`<ol class="slack-indent-${indent}" start="${offset + 1}">
    ${items}
  </ol>`;
}

/** The element of each style. */
const TAGS = {
  bold: (content: Content) => html`<b>${content}</b>`,
  italic: (content: Content) => html`<i>${content}</i>`,
  strike: (content: Content) => html`<s>${content}</s>`,
  underline: (content: Content) => html`<u>${content}</u>`,
  code: (content: Content) => html`<code class="slack-code">${content}</code>`,
} as const;

function styled({ style }: Extract<RichTextElement, { style?: unknown }>, content: Content): Html {
  const styles = (['code', 'underline', 'strike', 'italic', 'bold'] as const).filter(
    (name) => style?.[name],
  );
  return html`${styles.reduce((within: Content, name) => TAGS[name](within), content)}`;
}

/** An emoji's code points in hexadecimal, as `1f6b6-200d-2642-fe0f`. */
function glyphs(codes: string): Html {
  const points = codes.split('-').map((code) => Number.parseInt(code, 16));
  const isValid = points.every((point) => point >= 0 && point <= 0x10_ff_ff);
  return isValid ? html`${String.fromCodePoint(...points)}` : emojiName(codes);
}
