import type {
  APIModalInteractionResponseCallbackData,
  RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import { html, type Html } from '../../html.ts';
import { EYE, LOGO } from '../icons.ts';
import { contextFor, type Context, type PreviewOptions } from '../options.ts';
import { unsupported } from '../unsupported.ts';
import { DISCORD } from '../words.ts';
import { components } from './components.ts';
import { markdown } from './markdown.ts';
import { modal } from './modal.ts';

/** What is sent to Discord: a message, a form, or either as the answer to an interaction. */
export type DiscordPayload =
  | RESTPostAPIChannelMessageJSONBody
  | APIModalInteractionResponseCallbackData
  | { readonly type: number; readonly data: RESTPostAPIChannelMessageJSONBody }
  | { readonly type: number; readonly data: APIModalInteractionResponseCallbackData };

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
const EPHEMERAL = 1 << 6;

/** Parts of a message that no preview is made for; all else in it that is seen is shown. */
const NOT_SHOWN = ['embeds', 'poll', 'sticker_ids'] as const;

/**
 * What Discord makes of a payload, as markup for `discord.css`. Everything from the
 * payload is escaped, nothing is requested but what `options.urlOf` names, and what
 * can't be shown says so.
 *
 * Buttons and choices carry their ids as `data-action` and `data-value`, forms theirs
 * as `data-form`; by themselves they do nothing.
 */
export function discordPreview(payload: DiscordPayload, options: PreviewOptions = {}): Html {
  const context = contextFor(options, 'discord');
  const sent = 'data' in payload ? payload.data : payload;
  const shown = 'title' in sent ? modal(sent, context) : message(sent, context, options.ephemeral);
  const theme = options.theme ? html` data-theme="${options.theme}"` : '';
  return html`<div class="discord-preview" role="group" aria-label="${DISCORD.preview}" ${theme}>
    ${shown}
  </div>`;
}

function message(
  sent: RESTPostAPIChannelMessageJSONBody,
  context: Context,
  isEphemeral = ((sent.flags ?? 0) & EPHEMERAL) !== 0,
): Html {
  const content = sent.content
    ? html`<div class="discord-text">${markdown(sent.content)}</div>`
    : '';
  const missing = NOT_SHOWN.filter((name) => sent[name]).map((name) => unsupported(name));
  return html`<article class="discord-message ${isEphemeral ? 'discord-ephemeral' : ''}">
    <div class="discord-avatar">${LOGO}</div>
    <div class="discord-body">
      <div class="discord-author">
        <span class="discord-name">${context.bot}</span>
        <span class="discord-badge">${DISCORD.badge}</span>
        <span class="discord-time">${context.time}</span>
      </div>
      ${content}${components(sent.components ?? [], context)}${missing}${isEphemeral ? footer() : ''}
    </div>
  </article>`;
}

const footer = (): Html =>
  html`<div class="discord-footer">
    ${EYE}<span>${DISCORD.ephemeral}</span><span aria-hidden="true">•</span
    ><span class="discord-link">${DISCORD.dismiss}</span>
  </div>`;
