import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { html, type Html } from '../../html.ts';
import { CROSS } from '../icons.ts';
import { newNames } from '../names.ts';
import type { Context } from '../options.ts';
import { render, type Renderers } from '../renderers.ts';
import { DISCORD } from '../words.ts';
import { FIELDS } from './fields.ts';
import { markdown } from './markdown.ts';

/** See `components.ts` for the numbers. */
const RENDERERS: Renderers<APIModalInteractionResponseCallbackComponent> = {
  10: (text) => html`<div class="discord-text">${markdown(text.content)}</div>`,
  18: labelled,
};

/**
 * A form that opens over the chat. It is sent nowhere: `method="dialog"` outside a
 * dialog does nothing, so that what somebody types stays on the page.
 */
export function modal(form: APIModalInteractionResponseCallbackData, context: Context): Html {
  const title = context.newId();
  const parts = form.components.map((component) => render(RENDERERS, component, context));
  return html`<section class="discord-modal" role="dialog" aria-labelledby="${title}">
    <form method="dialog" data-form="${form.custom_id}">
      <header>
        <h3 id="${title}">${form.title}</h3>
        <button type="button" class="discord-close" aria-label="${DISCORD.close}">${CROSS}</button>
      </header>
      <div class="discord-fields">${parts}</div>
      <footer>
        <button type="button" class="discord-button discord-secondary">${DISCORD.cancel}</button>
        <button type="submit" class="discord-button discord-primary">${DISCORD.submit}</button>
      </footer>
    </form>
  </section>`;
}

function labelled(part: APILabelComponent, context: Context): Html {
  const names = newNames(context, part.description !== undefined);
  return html`<div class="discord-field">
    <div class="discord-label" id="${names.label}">${part.label}${mark(part.component)}</div>
    ${part.description ? html`<div class="discord-hint" id="${names.hint}">${part.description}</div>` : ''}
    ${render(FIELDS, part.component, names)}
  </div>`;
}

/** Discord marks what must be filled in, and everything must that doesn't say otherwise. */
function mark(component: APIComponentInLabel): Html | undefined {
  const { required = true } = component as { required?: boolean };
  if (!required) return undefined;
  return html` <span class="discord-required" aria-hidden="true">*</span>`;
}
