import { html, withBreaks, type Html } from '../html.ts';

/** A card's text, in which `**bold**` is all the markup there is. */
export function emphasised(text: string): Html {
  const parts = text.split(/\*\*([^\n]+?)\*\*/);
  return html`${parts.map((part, at) => (at % 2 === 1 ? html`<strong>${part}</strong>` : withBreaks(part)))}`;
}
