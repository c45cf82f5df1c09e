/**
 * Characters that begin or end some markup wherever they stand: emphasis, code,
 * spoilers, links, mentions, quotes, headings, and the backslash that would undo
 * our own escaping. discord.js's `escapeMarkdown` leaves out the brackets of
 * links and mentions, `@everyone`, quotes and subtext, and single `~` and `|`.
 */
const ANYWHERE = /[\\*_~`|<>@#[\]]/g;

/**
 * A colon with something after it: `https://…`, which links itself, and `:smile:`,
 * which becomes an emoji. The colon of "Where: here" is left alone.
 */
const TIGHT_COLON = /:(?=\S)/g;

/** What makes a list of a line: `- `, `+ `, `-# ` (subtext), `1. `, `1) `. */
const LINE_START = /^(\s*)([-+]|\d+(?=[.)]))/gm;

/**
 * Makes a text that Discord shows exactly as it is written, with nothing in it
 * that does anything. A backslash before punctuation is Discord's own way
 * (https://support.discord.com/hc/en-us/articles/210298617, "Escaping").
 */
export function escapeText(text: string): string {
  return text
    .replace(ANYWHERE, '\\$&')
    .replace(TIGHT_COLON, '\\:')
    .replace(LINE_START, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** A card's text in Discord's markup: `**bold**` stays bold, everything else is literal. */
export function toMarkdown(text: string): string {
  return text
    .split(/\*\*([^\n]+?)\*\*/)
    .map((part, index) => (index % 2 === 1 ? bold(escapeText(part)) : escapeText(part)))
    .join('');
}

/** A text in bold; it has been escaped before. */
function bold(escaped: string): string {
  return `**${escaped}**`;
}

/** A text without line breaks, for headings and items of lists, which end with their line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
