import type {
  AnyBlock,
  ContextBlock,
  HeaderBlock,
  ImageBlock,
  KnownBlock,
  SectionBlock,
} from '@slack/types';
import { html, type Html } from '../../html.ts';
import type { Context } from '../options.ts';
import { render, type Renderers } from '../renderers.ts';
import { blockPicture, element } from './elements.ts';
import { input } from './inputs.ts';
import { textObject } from './mrkdwn.ts';
import { richText } from './rich-text.ts';

/** https://docs.slack.dev/reference/block-kit/blocks */
const RENDERERS: Renderers<KnownBlock> = {
  header,
  section,
  rich_text: richText,
  image,
  input,
  actions: (block, context) =>
    html`<div class="slack-actions">${block.elements.map((part) => element(part, context))}</div>`,
  context: contextLine,
  divider: () => html`<hr class="slack-divider" />`,
};

/** A message's or view's blocks, in order. */
export function blocks(list: readonly AnyBlock[], context: Context): readonly Html[] {
  return list.map((block) => render(RENDERERS, block as KnownBlock, context));
}

/** A message has no outline of its own: its headings stand below the page's. */
function header(block: HeaderBlock): Html {
  return html`<h3 class="slack-header">${textObject(block.text)}</h3>`;
}

function section(block: SectionBlock, context: Context): Html {
  const text = block.text ? html`<div class="slack-text">${textObject(block.text)}</div>` : '';
  const fields = block.fields?.map(
    (field) => html`<div class="slack-text">${textObject(field)}</div>`,
  );
  const accessory = block.accessory ? element(block.accessory, context) : '';
  return html`<div class="slack-section">
    <div class="slack-section-text">
      ${text}${fields ? html`<div class="slack-fields">${fields}</div>` : ''}
    </div>
    ${accessory}
  </div>`;
}

function image(block: ImageBlock, context: Context): Html {
  const title = block.title ? html`<figcaption>${textObject(block.title)}</figcaption>` : '';
  return html`<figure class="slack-figure">
    ${title}${blockPicture(block, context, 'slack-image')}
  </figure>`;
}

function contextLine(block: ContextBlock, context: Context): Html {
  const parts = block.elements.map((part) =>
    part.type === 'image'
      ? blockPicture(part, context, 'slack-context-image')
      : html`<div class="slack-text">${textObject(part)}</div>`,
  );
  return html`<div class="slack-context">${parts}</div>`;
}
