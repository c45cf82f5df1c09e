import { html, type Html } from '../../html.ts';
import { inlineMarkdown } from './inline-markdown.ts';

/** One item of a list, as it was written. */
export interface ListItem {
  /** How many spaces stood before it. */
  readonly indent: number;
  /** `-`, `*`, or a number with a full stop. */
  readonly sign: string;
  text: string;
}

/** A list, with the items that are further in as lists of their own. */
export function nestedList(items: readonly ListItem[]): Html {
  const [first] = items;
  const groups: ListItem[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (!group || item.indent <= (first?.indent ?? 0)) groups.push([item]);
    else group.push(item);
  }
  const entries = groups.map(
    ([item, ...within]) =>
      html`<li>
        ${inlineMarkdown(item?.text ?? '')}${within.length > 0 ? nestedList(within) : ''}
      </li>`,
  );
  const start = Number.parseInt(first?.sign ?? '', 10);
  if (Number.isNaN(start))
    return html`<ul>
      ${entries}
    </ul>`;
  return html`<ol start="${start}">
    ${entries}
  </ol>`;
}
