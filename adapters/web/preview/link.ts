import { html, type Content, type Html } from '../html.ts';

const SAFE = new Set(['https:', 'http:', 'mailto:']);

/** A link to another page; where the address is of any other kind, its text alone. */
export function link(address: string, text: Content, className: string): Html {
  const url = URL.parse(address);
  if (!url || !SAFE.has(url.protocol)) return html`${text}`;
  return html`<a
    class="${className}"
    href="${url.href}"
    target="_blank"
    rel="noopener noreferrer nofollow"
    >${text}</a
  >`;
}
