import type { Action } from '../../../src/cards/card.ts';

/** A part of a message before its texts are made to fit. */
export type Draft =
  | {
      readonly type: 'text';
      /** A card's text, with nothing in it but `**bold**`. */
      readonly text: string;
      /** Puts Discord's markup around the text, which is then escaped already. */
      readonly mark: (markdown: string) => string;
      /** Whether it goes on right below the text before it, with no line between. */
      readonly tight?: true;
    }
  | { readonly type: 'picture'; readonly path: string; readonly alt: string }
  | { readonly type: 'buttons'; readonly buttons: readonly Action[] }
  | {
      readonly type: 'menu';
      readonly placeholder: string;
      readonly options: readonly Action[];
    };

/** One kind of draft. */
export type DraftOf<T extends Draft['type']> = Extract<Draft, { type: T }>;

/** What stands for anything left out. */
export const ELLIPSIS = '…';

/** Text as it is. */
export function plain(text: string): DraftOf<'text'> {
  return { type: 'text', text, mark: (markdown) => markdown };
}

/** The same draft right below the text before it. */
export function tight(draft: DraftOf<'text'>): DraftOf<'text'> {
  return { ...draft, tight: true };
}

/** The first few, and whether others were left out. */
export function first<T>(all: readonly T[], most: number): { kept: readonly T[]; cut: boolean } {
  return { kept: all.slice(0, most), cut: all.length > most };
}
