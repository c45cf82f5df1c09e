import { html, type Html } from '../html.ts';
import { announced, type TurnContent } from './turn.ts';

/** What a screen reader says once the answer is there. */
export function announcement(content: TurnContent): Html {
  return announce(announced(content));
}

/** Said by screen readers, and shown nowhere. */
export function announce(text: string): Html {
  return html`<hx-partial hx-target="#announced" hx-swap="textContent">${text}</hx-partial>`;
}
