/** A text with Discord's markup as a person sees it, and what in it would do something. */
export interface ReadText {
  readonly text: string;
  readonly active: readonly string[];
}

/** Stands for an escaped character, so that no rule below sees it. */
const HIDDEN = 0xe000;

/**
 * What would do something, where it isn't escaped: mentions, times, emojis, links.
 * The rules are those of Discord's client as the packages discord-markdown-parser
 * and @cloudrac3r/discord-markdown know them.
 */
const ACTIVE =
  /<[@#/:at][^<>\n]*>|<id:[^<>\n]*>|@everyone|@here|<?(?:https?|steam|discord):\/\/[^\s<>]+>?|\[[^\]\n]*\]\([^)\n]*\)|:\w+:|`|\|\||~~|__|(?<![*\w])[_*](?![*\s])/g;

/** What begins a line: a heading, subtext, quote, bullet or number. */
const LINE = /^ *(?:#{1,3} |-# |>>> |> |[-*+] |(\d+)\. )/gm;

/** Reads a message's text as Discord's client shows it. */
export function readMarkdown(markdown: string): ReadText {
  const hidden = markdown.replace(/\\([!-/:-@[-`{-~])/g, (_, escaped: string) =>
    String.fromCodePoint(HIDDEN + (escaped.codePointAt(0) ?? 0)),
  );
  const unmarked = hidden.replace(LINE, (_, number?: string) =>
    number === undefined ? '' : `${number}. `,
  );
  // Nothing comes alive across the marks of bold, so they stay while that is looked for.
  const active = (unmarked.match(ACTIVE) ?? []).map(shown);
  return { text: shown(unmarked.replace(/\*\*(.+?)\*\*/gs, '$1')), active };
}

function shown(text: string): string {
  return text.replace(/[\uE000-\uE07F]/g, (hidden) =>
    String.fromCodePoint((hidden.codePointAt(0) ?? 0) - HIDDEN),
  );
}
