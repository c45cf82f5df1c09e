import type { ModalView } from '@slack/types';
import { html, type Html } from '../../html.ts';
import { CROSS, LOGO } from '../icons.ts';
import type { Context } from '../options.ts';
import { SLACK } from '../words.ts';
import { blocks } from './blocks.ts';
import { textObject } from './mrkdwn.ts';

/**
 * A view that opens over the chat. It is sent nowhere: `method="dialog"` outside a
 * dialog does nothing, so that what somebody types stays on the page.
 */
export function modal(view: ModalView, context: Context): Html {
  const title = context.newId();
  return html`<section class="slack-modal" role="dialog" aria-labelledby="${title}">
    <form method="dialog" data-form="${view.callback_id}">
      <header>
        <div class="slack-avatar">${LOGO}</div>
        <h3 id="${title}">${textObject(view.title)}</h3>
        <button type="button" class="slack-close" aria-label="${SLACK.close}">${CROSS}</button>
      </header>
      <div class="slack-view">${blocks(view.blocks, context)}</div>
      <footer>
        <button type="button" class="slack-button slack-default">
          ${view.close ? textObject(view.close) : SLACK.close}
        </button>
        ${view.submit ? html`<button type="submit" class="slack-button slack-primary">${textObject(view.submit)}</button>` : ''}
      </footer>
    </form>
  </section>`;
}
