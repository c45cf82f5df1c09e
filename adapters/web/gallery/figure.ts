import type { Exercise } from '../../../src/content/catalogue.ts';
import { html, type Html } from '../html.ts';
import type { Knowledge } from '../knowledge.ts';

/** What the gallery's pages are made of. */
export interface GalleryContext {
  readonly knowledge: Knowledge;
  /** The address of a picture by its path. */
  readonly urlOf: (path: string) => string | undefined;
}

/** The sizes in which the illustrator draws: one position; start and end side by side. */
const ONE = { width: 480, height: 360 };
const BOTH = { width: 964, height: 360 };

/**
 * A move's picture, still until somebody wants it to move: the switch is a checkbox that the style
 * sheet reads, so that it works without a script. Of the still picture only the end is seen.
 */
export function movingPicture(exercise: Exercise, context: GalleryContext, extra = ''): Html {
  const { pictureOf, wording } = context.knowledge;
  const picture = pictureOf(exercise.slug);
  const [still, moving] = [picture?.png, picture?.gif].map((path) => path && context.urlOf(path));
  if (picture === undefined || still === undefined || moving === undefined) {
    return html`<div class="figure figure-none" aria-hidden="true"></div>`;
  }
  const label = wording.fill(wording.phrases.web.moves.moving, { move: exercise.name });
  return html`<div class="figure ${extra}">
    <img
      class="still"
      src="${still}"
      width="${BOTH.width}"
      height="${BOTH.height}"
      alt="${picture.alt.end}"
      loading="lazy"
      decoding="async"
    />
    <img
      class="moving"
      src="${moving}"
      width="${ONE.width}"
      height="${ONE.height}"
      alt=""
      loading="lazy"
      decoding="async"
    />
    <label class="play">
      <input type="checkbox" role="switch" autocomplete="off" aria-label="${label}" />
      <span aria-hidden="true"></span>
    </label>
  </div>`;
}

/** Start and end side by side, and below each what it shows. */
export function positions(exercise: Exercise, { knowledge, urlOf }: GalleryContext): Html {
  const picture = knowledge.pictureOf(exercise.slug);
  const address = picture && urlOf(picture.png);
  if (picture === undefined || address === undefined) return html``;
  const { start, end } = knowledge.wording.phrases.web.moves;
  return html`<figure class="positions">
    <img src="${address}" width="${BOTH.width}" height="${BOTH.height}" alt="" />
    <figcaption>
      <p><strong>${start}</strong> ${picture.alt.start}</p>
      <p><strong>${end}</strong> ${picture.alt.end}</p>
    </figcaption>
  </figure>`;
}
