import type { AnyBlock, HomeView, ModalView } from '@slack/types';
import { html, type Html } from '../../html.ts';
import { EYE, LOGO } from '../icons.ts';
import { contextFor, type Context, type PreviewOptions } from '../options.ts';
import { unsupported } from '../unsupported.ts';
import { SLACK } from '../words.ts';
import { blocks } from './blocks.ts';
import { modal } from './modal.ts';
import { mrkdwn } from './mrkdwn.ts';

/** A message as `chat.postMessage`, `chat.postEphemeral` or a response address takes it. */
export interface SlackMessage {
  readonly text?: string;
  readonly blocks?: readonly AnyBlock[];
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly attachments?: readonly unknown[];
}

/** What is sent to Slack: a message, or a view by itself or as `views.open` and `views.publish` take it. */
export type SlackPayload = SlackMessage | SlackView | { readonly view: SlackView };

type SlackView = ModalView | HomeView;

/**
 * What Slack makes of a payload, as markup for `slack.css`. Everything from the
 * payload is escaped, nothing is requested but what `options.urlOf` names, and what
 * can't be shown says so.
 *
 * Buttons and choices carry their ids as `data-action` and `data-value`, forms theirs
 * as `data-form`; by themselves they do nothing.
 */
export function slackPreview(payload: SlackPayload, options: PreviewOptions = {}): Html {
  const context = contextFor(options, 'slack');
  const theme = options.theme ? html` data-theme="${options.theme}"` : '';
  return html`<div class="slack-preview" role="group" aria-label="${SLACK.preview}" ${theme}>
    ${shown(payload, options, context)}
  </div>`;
}

function shown(payload: SlackPayload, options: PreviewOptions, context: Context): Html {
  const sent = 'view' in payload ? payload.view : payload;
  if (!('type' in sent)) return message(sent, context, options.ephemeral);
  if (sent.type === 'modal') return modal(sent, context);
  return html`<section class="slack-home">${blocks(sent.blocks, context)}</section>`;
}

function message(
  sent: SlackMessage,
  context: Context,
  isEphemeral = sent.response_type === 'ephemeral',
): Html {
  const content = sent.blocks
    ? blocks(sent.blocks, context)
    : html`<div class="slack-text">${mrkdwn(sent.text ?? '')}</div>`;
  const note = isEphemeral
    ? html`<div class="slack-ephemeral">${EYE}<span>${SLACK.ephemeral}</span></div>`
    : '';
  return html`<article class="slack-message">
    ${note}
    <div class="slack-avatar">${LOGO}</div>
    <div class="slack-body">
      <div class="slack-author">
        <span class="slack-name">${context.bot}</span>
        <span class="slack-badge">${SLACK.badge}</span>
        <span class="slack-time">${context.time}</span>
      </div>
      ${content}${sent.attachments ? unsupported('attachments') : ''}
    </div>
  </article>`;
}
