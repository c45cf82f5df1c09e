import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/**
 * Markup whose every inserted text has been escaped. For TypeScript and for other
 * `html` templates it is a string; `String(markup)` makes the primitive.
 */
export type Html = HtmlEscapedString;

/** What may be inserted into a template; text is escaped, markup is not. */
export type Content = string | number | Html | undefined | readonly Content[];

/** hono's template for markup, without promises: every text inserted is escaped, also in attributes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const markup = template(strings, ...contents);
  if (markup instanceof Promise) throw new TypeError('Markup is put together at once.');
  return markup;
}

/** Text in which every line break counts. */
export function withBreaks(text: string): Html {
  return html`${text.split('\n').map((line, index) => (index === 0 ? line : html`<br />${line}`))}`;
}
