import type {
  APIContainerComponent,
  APIMediaGalleryComponent,
  APIMessageComponent,
  APISectionComponent,
  APISeparatorComponent,
  APIThumbnailComponent,
} from 'discord-api-types/v10';
import { html, type Html } from '../../html.ts';
import type { Context, Source } from '../options.ts';
import { picture } from '../picture.ts';
import { render, type Renderers } from '../renderers.ts';
import { button, stringSelect } from './controls.ts';
import { markdown } from './markdown.ts';

/**
 * By the number of the type: the enum with their names is a value of a package for development.
 * https://docs.discord.com/developers/components/reference#component-object-component-types
 */
const RENDERERS: Renderers<APIMessageComponent> = {
  1: (row, context) => html`<div class="discord-row">${components(row.components, context)}</div>`,
  2: button,
  3: stringSelect,
  9: section,
  10: (text) => html`<div class="discord-text">${markdown(text.content)}</div>`,
  11: thumbnail,
  12: gallery,
  14: separator,
  17: container,
};

/** A message's components, in order. */
export function components(
  list: readonly APIMessageComponent[],
  context: Context,
): readonly Html[] {
  return list.map((component) => render(RENDERERS, component, context));
}

function container(box: APIContainerComponent, context: Context): Html {
  return html`<div class="discord-container">
    ${accent(box.accent_color)}${components(box.components, context)}
  </div>`;
}

/** The coloured edge: a drawing, because a style would break the page's security policy. */
function accent(colour: number | null | undefined): Html | undefined {
  if (colour === undefined || colour === null) return undefined;
  const fill = `#${colour.toString(16).padStart(6, '0')}`;
  return html`<svg class="discord-accent" aria-hidden="true">
    <rect width="100%" height="100%" fill="${fill}" />
  </svg>`;
}

function section(part: APISectionComponent, context: Context): Html {
  return html`<div class="discord-section">
    <div class="discord-section-text">${components(part.components, context)}</div>
    ${components([part.accessory], context)}
  </div>`;
}

function thumbnail(image: APIThumbnailComponent, context: Context): Html {
  return picture(sourceOf(image.media.url, context), image.description ?? '', 'discord-thumbnail');
}

function gallery(pictures: APIMediaGalleryComponent, context: Context): Html {
  const items = pictures.items.map((item) =>
    picture(sourceOf(item.media.url, context), item.description ?? '', 'discord-media'),
  );
  const count = items.length === 1 ? 'one' : 'many';
  return html`<div class="discord-gallery discord-gallery-${count}">${items}</div>`;
}

const ATTACHED = 'attachment://';

/** An attachment's name, or an address. */
function sourceOf(url: string, context: Context): Source | undefined {
  return context.urlOf(url.startsWith(ATTACHED) ? url.slice(ATTACHED.length) : url);
}

const LARGE = 2;

/** Small or large, with or without a line. */
function separator({ divider, spacing }: APISeparatorComponent): Html {
  const line = divider === false ? 'discord-space' : 'discord-divider';
  return html`<hr class="${line} ${Number(spacing) === LARGE ? 'discord-large' : ''}" />`;
}
