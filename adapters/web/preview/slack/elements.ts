import type { ActionsBlockElement, Button, ImageElement, Option, StaticSelect } from '@slack/types';
import { html, type Html } from '../../html.ts';
import { CHEVRON } from '../icons.ts';
import { link } from '../link.ts';
import type { Context } from '../options.ts';
import { picture } from '../picture.ts';
import { render, type Renderers } from '../renderers.ts';
import { SLACK } from '../words.ts';
import { textObject } from './mrkdwn.ts';

const ELEMENTS: Renderers<ActionsBlockElement | ImageElement> = {
  button,
  static_select: staticSelect,
  image: (image, context) => blockPicture(image, context, 'slack-thumbnail'),
};

/** What stands in a row of actions or beside a section. */
export const element = (part: ActionsBlockElement | ImageElement, context: Context): Html =>
  render(ELEMENTS, part, context);

/** A button carries its id as `data-action` and its value as `data-value`. */
function button(part: Button): Html {
  const className = `slack-button slack-${part.style ?? 'default'}`;
  const face = textObject(part.text);
  if (part.url) return link(part.url, face, className);
  const name = part.accessibility_label ? html` aria-label="${part.accessibility_label}"` : '';
  return html`<button
    type="button"
    class="${className}"
    data-action="${part.action_id}"
    data-value="${part.value}"
    ${name}
  >
    ${face}
  </button>`;
}

/** A menu, shown closed; each choice in it is a button that carries the menu's id and its own value. */
function staticSelect(select: StaticSelect): Html {
  const groups = select.option_groups ?? [{ label: undefined, options: select.options ?? [] }];
  const lists = groups.map(
    ({ label, options }) =>
      html`${label ? html`<div class="slack-group">${textObject(label)}</div>` : ''}
        <ul>
          ${options.map(
            (option) =>
              html`<li>
                <button
                  type="button"
                  data-action="${select.action_id}"
                  data-value="${option.value}"
                >
                  ${optionText(option)}
                </button>
              </li>`,
          )}
        </ul>`,
  );
  const chosen = select.initial_option?.text ?? select.placeholder;
  const face = chosen ? textObject(chosen) : SLACK.placeholder;
  return html`<details class="slack-select">
    <summary><span>${face}</span>${CHEVRON}</summary>
    ${lists}
  </details>`;
}

/** A choice, with its second line where it has one. */
export function optionText(option: Option): Html {
  const more = option.description ? html`<small>${textObject(option.description)}</small>` : '';
  return html`<span class="slack-option">${textObject(option.text)}${more}</span>`;
}

/** A picture by its address, or by the id of a file at Slack. */
export function blockPicture(
  image: Pick<ImageElement, 'alt_text'> & PictureSource,
  context: Context,
  className: string,
): Html {
  return picture(context.urlOf(reference(image)), image.alt_text, className);
}

type PictureSource = { image_url: string } | { slack_file: { url: string } | { id: string } };

function reference(image: PictureSource): string {
  if ('image_url' in image) return image.image_url;
  return 'id' in image.slack_file ? image.slack_file.id : image.slack_file.url;
}
