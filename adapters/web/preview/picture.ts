import { html, type Html } from '../html.ts';
import type { Source } from './options.ts';

/** A picture, or its description in a frame where there is no address for it. */
export function picture(source: Source | undefined, alt: string, className: string): Html {
  if (source === undefined) {
    return html`<span class="${className} preview-missing" role="img" aria-label="${alt}"
      >${alt}</span
    >`;
  }
  if (typeof source === 'string') {
    return html`<img class="${className}" src="${source}" alt="${alt}" />`;
  }
  return html`<picture>
    <source media="(prefers-reduced-motion: reduce)" srcset="${source.still}" />
    <img class="${className}" src="${source.moving}" alt="${alt}" loading="lazy" />
  </picture>`;
}
