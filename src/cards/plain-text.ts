import { wrapAnsi } from 'fast-wrap-ansi';
import type { Action, Block, Card } from './card.ts';
import { spokenText } from './spoken-text.ts';

type Paint = (text: string) => string;

/** How the parts of a text look: each puts colour or weight on a text, or leaves it. */
export interface TextStyle {
  readonly title: Paint;
  readonly bold: Paint;
  readonly label: Paint;
  readonly faint: Paint;
  readonly caution: Paint;
  readonly emergency: Paint;
}

/** No colour and no weight: for pipes, logs and platforms without formatting. */
export const PLAIN: TextStyle = {
  title: (text) => text,
  bold: (text) => text,
  label: (text) => text,
  faint: (text) => text,
  caution: (text) => text,
  emergency: (text) => text,
};

/** A card as text, and the buttons and choices in it in the order of their numbers. */
export interface RenderedText {
  readonly text: string;
  /** What the number 1, 2, 3 … stands for. */
  readonly numbered: readonly Action[];
}

const INDENT = '  ';

/** Turns a picture into something a terminal shows; undefined where it can't. */
type Show = (picture: Extract<Block, { type: 'image' }>) => string | undefined;

/**
 * Lays a card out as text of at most `width` columns, with every button and choice
 * numbered. A picture is given in words, and as itself where `show` can.
 */
export function renderText(
  card: Card,
  width: number,
  style: TextStyle = PLAIN,
  show?: Show,
): RenderedText {
  const numbered: Action[] = [];
  const parts = card.blocks.map((block) => renderBlock(block, width, style, numbered, show));
  const title = style.title(wrap(card.title, width));
  return { text: [title, ...parts].join('\n\n'), numbered };
}

function renderBlock(
  block: Block,
  width: number,
  style: TextStyle,
  numbered: Action[],
  show?: Show,
): string {
  switch (block.type) {
    case 'text':
      return wrap(emphasise(spokenText(block), style), width);
    case 'notice': {
      const mark = block.tone === 'emergency' ? style.emergency : style.caution;
      return hang(mark('! '), mark(emphasise(block.text, style)), width, '! '.length);
    }
    case 'image':
      return [show?.(block), wrap(style.faint(block.alt), width)].filter(Boolean).join('\n');
    case 'list': {
      const items = block.items.map((item, index) =>
        hang(block.ordered ? `${index + 1}. ` : '• ', emphasise(item, style), width),
      );
      return [...(block.title ? [style.label(block.title)] : []), ...items].join('\n');
    }
    case 'facts': {
      const column = Math.max(...block.facts.map((fact) => fact.label.length)) + 2;
      return block.facts
        .map(({ label, value }) => hang(style.label(label.padEnd(column)), value, width, column))
        .join('\n');
    }
    case 'choices': {
      const rows = block.choices.map((choice) => numberedRow(choice, width, style, numbered));
      return [style.label(block.prompt), ...rows].join('\n');
    }
    case 'actions': {
      const labels = block.actions.map((action) => {
        numbered.push(action);
        // A number never stands at the end of a line with its label on the next.
        return `${style.bold(`[${numbered.length}]`)}\u00A0${action.label}`;
      });
      return wrap(labels.join('   '), width);
    }
  }
}

function numberedRow(choice: Action, width: number, style: TextStyle, numbered: Action[]): string {
  numbered.push(choice);
  const number = `[${numbered.length}] `;
  const described = choice.description ? style.faint(` – ${choice.description}`) : '';
  return hang(
    INDENT + style.bold(number),
    choice.label + described,
    width,
    INDENT.length + number.length,
  );
}

/** A first line that begins with `lead`, and further lines indented below the text after it. */
function hang(lead: string, text: string, width: number, indent = lead.length): string {
  const [first = '', ...rest] = wrap(text, width - indent).split('\n');
  return [lead + first, ...rest.map((line) => ' '.repeat(indent) + line)].join('\n');
}

function emphasise(text: string, style: TextStyle): string {
  return text.replace(/\*\*([^\n]+?)\*\*/g, (_, inner: string) => style.bold(inner));
}

function wrap(text: string, width: number): string {
  return wrapAnsi(text, Math.max(20, width), { hard: true, trim: true });
}
