/** Characters that can't be seen, where somebody may have meant a space. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;
/** A mention typed by hand, whose label may be anything: "<@U1|my chest hurts>". */
const LABELLED_MENTION = /<[@#!][^\s<>|]{1,40}\|([^<>]{0,300})>/g;
const ESCAPED_APOSTROPHE = /&(?:#0*39|apos|rsquo);/g;
/** "can t", "can\"t" and "can;t". */
const LOST_APOSTROPHE = /(\p{L}{2})[ "';,]t(?!\p{L})/giu;
/** "ChestPain", as in a hashtag. */
const GLUED = /(\p{Ll})(\p{Lu})/gu;
/** "c h e s t": letters one by one, with the same kind of gap between them. */
const SPELT = /(?<![\p{L}\p{N}])\p{L}(?:([ .\-_*])\p{L})(?:\1\p{L})+(?![\p{L}\p{N}])/gu;
/** "pa1n" and "$uicide": a word with letters and signs that look like some. */
const DISGUISED =
  /(?<![\p{L}\p{N}])[\p{L}0134578@$]*\p{L}(?:[\p{L}0134578@$]|!(?=\p{L}))*(?![\p{L}\p{N}])/gu;

/** The scripts and letters that {@link LOOKALIKES} has some of: Greek, Cyrillic, phonetic ones, the dotless i. */
const FOREIGN = /[\u0370-\u052F\u0250-\u02AF\u0131]/g;

/** Digits and signs that stand for letters. */
const SIGNS: ReadonlyMap<string, string> = pairs('0o 1i !i 3e 4a 5s 7t 8b @a $s');
/** Letters of other scripts that look like Latin ones (https://www.unicode.org/reports/tr39/), the commonest. */
const LOOKALIKES: ReadonlyMap<string, string> = pairs(
  'аa вb еe ёe іi їi јj кk мm нh оo рp сc тt уy хx ѕs һh ԁd ԛq ԝw αa εe ιi κk νv οo ρp τt υu χx ɑa ɡg ıi',
);

/**
 * A text as it may have been meant by somebody who hid its words, or whose keyboard did: letters
 * that look alike, spelt out one by one or glued together, apostrophes that got lost.
 *
 * @returns nothing when it reads the same.
 */
export function otherReading(text: string): string | undefined {
  const other = text
    .replace(LABELLED_MENTION, ' $1 ')
    .replace(ESCAPED_APOSTROPHE, "'")
    .replace(INVISIBLE, ' ')
    .replace(GLUED, '$1 $2')
    .replace(FOREIGN, lookalike)
    .replace(DISGUISED, (word) => (/[\d@$!]/.test(word) ? replaced(word, SIGNS) : word))
    .replace(SPELT, (word, gap: string) => word.replaceAll(gap, ''))
    .replace(LOST_APOSTROPHE, '$1t');
  return other === text ? undefined : other;
}

function lookalike(letter: string): string {
  return LOOKALIKES.get(letter.toLowerCase()) ?? letter;
}

function replaced(word: string, by: ReadonlyMap<string, string>): string {
  return Array.from(word, (sign) => by.get(sign) ?? sign).join('');
}

function pairs(text: string): Map<string, string> {
  return new Map(text.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
}
