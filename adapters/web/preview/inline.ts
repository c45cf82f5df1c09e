import { html, type Content, type Html } from '../html.ts';

/** One kind of markup within a line of text. */
export interface InlineRule {
  /** Sticky: matched where the text is being read. */
  readonly pattern: RegExp;
  /** `inner` reads the markup within this one. */
  readonly render: (match: RegExpExecArray, inner: (text: string) => Html) => Html;
}

/** What a client takes for markup within a line of text. */
export interface InlineGrammar {
  /** In order of precedence. */
  readonly rules: readonly InlineRule[];
  /** The characters that any rule can begin with: only there are the rules tried. */
  readonly openers: string;
  /** What the client makes of text without markup. */
  readonly plain: (text: string) => Content;
}

/** Deeper markup is shown as it was typed: no person writes it, and it must not exhaust the stack. */
const DEEPEST = 8;

/** Reads the markup within a paragraph, as a client would. */
export function inline(text: string, grammar: InlineGrammar, depth = 0): Html {
  if (depth > DEEPEST) return html`${grammar.plain(text)}`;
  const parts: Content[] = [];
  let [from, at] = [0, 0];
  while (at < text.length) {
    const found = grammar.openers.includes(text.charAt(at)) && match(text, at, grammar.rules);
    if (!found) {
      at += 1;
      continue;
    }
    const rendered = found.rule.render(found.match, (inner) => inline(inner, grammar, depth + 1));
    parts.push(grammar.plain(text.slice(from, at)), rendered);
    at += found.match[0].length;
    from = at;
  }
  return html`${parts}${grammar.plain(text.slice(from))}`;
}

function match(text: string, at: number, rules: readonly InlineRule[]) {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const found = rule.pattern.exec(text);
    if (found) return { rule, match: found };
  }
  return undefined;
}
