import { html, type Html } from '../html.ts';
import { unsupportedWords } from './words.ts';

/** Stands where a part of a payload can't be shown: a preview drops nothing silently. */
export function unsupported(kind: string): Html {
  return html`<span class="preview-unsupported">${unsupportedWords(kind)}</span>`;
}
