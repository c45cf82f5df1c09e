import { html, type Html } from '../html.ts';

/** A picture, or its description in a frame where there is no address for it. */
export function picture(src: string | undefined, alt: string, className: string): Html {
  if (src === undefined) {
    return html`<span class="${className} preview-missing" role="img" aria-label="${alt}"
      >${alt}</span
    >`;
  }
  return html`<img class="${className}" src="${src}" alt="${alt}" />`;
}
