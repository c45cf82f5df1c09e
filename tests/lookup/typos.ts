const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Every text that one slip of the finger makes of this one: a letter left out,
 * added or mistaken for another, or two neighbours swapped.
 */
export function typosOf(text: string): Set<string> {
  const typos = new Set<string>();
  for (let at = 0; at <= text.length; at++) {
    const before = text.slice(0, at);
    const after = text.slice(at + 1);
    const letter = text[at] ?? '';
    for (const other of LETTERS) {
      typos.add(before + other + letter + after);
      if (letter !== '') typos.add(before + other + after);
    }
    typos.add(before + after);
    if (after !== '') typos.add(before + after.charAt(0) + letter + after.slice(1));
  }
  typos.delete(text);
  return typos;
}
