/** Stands where something was left out. */
export const ELLIPSIS = '…';

/** A cut may go back this far to end after a whole word. */
const WORD = 20;
/** What means nothing without what it joins or follows: joiners, marks, half a surrogate pair. */
const LOOSE_END = /[\p{M}\u200D\uFE0F\s]+$|[\uD800-\uDBFF]$/u;

/** A text in at most `longest` UTF-16 units, with an ellipsis where it was cut. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, Math.max(0, longest - ELLIPSIS.length));
  const space = cut.lastIndexOf(' ');
  const words = space > cut.length - WORD && space > 0 ? cut.slice(0, space) : cut;
  return words.replace(LOOSE_END, '').replace(LOOSE_END, '') + ELLIPSIS;
}
