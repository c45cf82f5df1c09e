/**
 * Longest text that is looked at, in UTF-16 code units. Slack cuts a message at
 * 40,000 characters and Discord at 4,000; what lies beyond is never a question.
 */
const MAX_TEXT = 40_000;

/** Mentions and emoji of Slack and Discord, in exactly their form: anything else in brackets was typed. */
const MENTION =
  /<(?:[@#][!&]?[A-Z0-9]{1,30}|!(?:channel|here|everyone|subteam\^[A-Z0-9]{1,30}))(?:\|[^<>]{0,80})?>|<a?:\w{1,32}:\d{1,22}>/g;
/** A link, and a Slack link whose label is what people read: "<https://…|label>". */
const LABELLED_LINK = /<https?:\/\/[^\s<>|]{1,2000}\|([^<>]{0,300})>/g;
const LINK = /https?:\/\/[^\s<>|]{1,2000}/g;
const JOINERS = /[\p{Cf}\p{M}\p{Emoji_Modifier}]/gu;
const APOSTROPHES = /['’‘‛′ʼ`´]/g;
const STRETCHED = /(\p{L})\1{2,}/gu;
/** Text that needs nothing done but its spaces: lower case, no letter thrice. */
const PLAIN = /^(?:([a-z])(?!\1\1)|[0-9 ])*$/;
const SPACES = / +/g;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/**
 * The plain form in which people's text is compared: lower case, without
 * accents, apostrophes, invisible characters, links, mentions or punctuation,
 * words separated by one space. "Child’s_Pose!!" becomes "childs pose".
 *
 * A letter repeated more than twice is kept twice ("stiffff" → "stiff"). Never
 * throws; the result is at most as long as {@link MAX_TEXT} after decomposition.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text) && text.length <= MAX_TEXT) return text.replace(SPACES, ' ').trim();
  return fold(text).replace(NOT_WORD, ' ').trim();
}

/**
 * The text's sentences, each as its clauses, all {@link normalise}d; the point in "38.5" ends none.
 * Sentences without a word are left out.
 */
export function sentences(text: string): string[][] {
  return fold(text)
    .split(/[!?;\n]+|\.+(?!\d)/u)
    .map(splitClauses)
    .filter((sentence) => sentence.length > 0);
}

/** The words of a normalised text. */
export function words(normalised: string): string[] {
  return normalised === '' ? [] : normalised.split(' ');
}

function splitClauses(folded: string): string[] {
  return folded
    .split(/[.,;:!?\n()–—]+/u)
    .map((clause) => clause.replace(NOT_WORD, ' ').trim())
    .filter((clause) => clause !== '');
}

/** Everything but punctuation: case, width, accents, markup, "w/o" and "&". */
function fold(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replace(MENTION, ' ')
    .replace(LABELLED_LINK, ' $1 ')
    .replace(LINK, ' ')
    .normalize('NFKD')
    .replace(JOINERS, '')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(/\bw\/o\b/g, ' without ')
    .replace(/\bw\//g, ' with ')
    .replace(/&/g, ' and ')
    .replace(STRETCHED, '$1$1');
}
