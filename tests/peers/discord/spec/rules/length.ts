/** How long Discord takes a text to be: in Unicode code points, so an emoji of one code point is one. */
export function characters(text: string): number {
  return Array.from(text).length;
}
