import { html, type Html } from '../html.ts';
import type { Context } from './options.ts';

/** The element ids of what names and explains a control, and its own. */
export interface Names {
  readonly label: string;
  readonly hint: string | undefined;
  readonly control: string;
}

/** Ids for one control. */
export function newNames({ newId }: Context, hasHint: boolean): Names {
  return { label: newId(), hint: hasHint ? newId() : undefined, control: newId() };
}

/** The attributes of a control that is named by its label. */
export function namedByLabel({ label, hint }: Names): Html {
  return html`aria-labelledby="${label}" ${describedBy(hint)}`;
}

/** The attributes of a control that is named by its label and by what stands on it. */
export function namedByLabelAndFace({ label, hint, control }: Names): Html {
  return html`id="${control}" aria-labelledby="${label} ${control}" ${describedBy(hint)}`;
}

const describedBy = (hint: string | undefined): Html | undefined =>
  hint === undefined ? undefined : html`aria-describedby="${hint}"`;
