/** Stands where something was left out. */
export const ELLIPSIS = '…';

/** A cut may go back this far to end after a whole word. */
const WORD = 20;

const graphemes = new Intl.Segmenter();

/** A text in at most `longest` UTF-16 units, with an ellipsis where it was cut; no character is cut in two. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const room = Math.max(0, longest - ELLIPSIS.length);
  const cut = text.slice(0, graphemes.segment(text).containing(room)?.index ?? room);
  const space = cut.lastIndexOf(' ');
  const words = space > 0 && space > cut.length - WORD ? cut.slice(0, space) : cut;
  return words.trimEnd() + ELLIPSIS;
}
