import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
} from '@slack/types';
import { TEXT_OVERHEAD } from './limits.ts';
import type { Line, Run } from './runs.ts';
import { ELLIPSIS, shorten } from './shorten.ts';

/** Lines in one shape: below each other, as a list, or set apart with a bar at their side. */
export interface Passage {
  readonly style: 'plain' | 'bullets' | 'numbers' | 'aside';
  readonly lines: readonly Line[];
}

/** Less than this of a line is no help. */
const SHORTEST_PIECE = 20;

/** How much of a message's room passages take. */
export function weightOf(passages: readonly Passage[]): number {
  return passages.flatMap(({ lines }) => lines.flat()).reduce((sum, run) => sum + weigh(run), 0);
}

/** As much of the passages as there is room for; the last line ends in an ellipsis where something is missing. */
export function cut(passages: readonly Passage[], room: number): Passage[] {
  const kept: Passage[] = [];
  let left = room;
  for (const { style, lines } of passages) {
    const fitting: Line[] = [];
    for (const line of lines) {
      const weight = line.reduce((sum, run) => sum + weigh(run), 0);
      if (weight <= left) {
        fitting.push(line);
        left -= weight;
        continue;
      }
      const piece = cutLine(line, left);
      if (piece.length > 0) fitting.push(piece);
      if (fitting.length > 0) kept.push({ style, lines: fitting });
      return kept;
    }
    kept.push({ style, lines: fitting });
  }
  return kept;
}

function cutLine(line: Line, room: number): Line {
  const kept: Run[] = [];
  let left = room;
  for (const run of line) {
    const longest = left - TEXT_OVERHEAD;
    if (longest < SHORTEST_PIECE) return [...kept, { text: ELLIPSIS, bold: false }];
    kept.push({ ...run, text: shorten(run.text, longest) });
    left -= weigh(run);
  }
  return kept;
}

function weigh({ text }: Run): number {
  return text.length + TEXT_OVERHEAD;
}

/** Passages as one block; undefined where there is nothing to read. */
export function wordsBlock(passages: readonly Passage[]): RichTextBlock | undefined {
  const elements = passages.flatMap(elementOf);
  return elements.length > 0 ? { type: 'rich_text', elements } : undefined;
}

function elementOf({ style, lines }: Passage): RichTextBlockElement[] {
  const filled = lines.filter((line) => line.length > 0);
  if (filled.length === 0) return [];
  switch (style) {
    case 'bullets':
    case 'numbers':
      return [
        {
          type: 'rich_text_list',
          style: style === 'numbers' ? 'ordered' : 'bullet',
          elements: filled.map(sectionOf),
        },
      ];
    case 'plain':
      return [{ type: 'rich_text_section', elements: joined(filled) }];
    case 'aside':
      return [{ type: 'rich_text_quote', elements: joined(filled) }];
  }
}

function sectionOf(line: Line): RichTextSection {
  return { type: 'rich_text_section', elements: line.map(elementOfRun) };
}

/** Lines below each other: rich text breaks a line where the text does. */
function joined(lines: readonly Line[]): RichTextElement[] {
  return lines.flatMap((line, index) =>
    line.map((run, at) =>
      elementOfRun(index > 0 && at === 0 ? { ...run, text: `\n${run.text}` } : run),
    ),
  );
}

function elementOfRun({ text, bold, names }: Run): RichTextElement {
  if (names !== undefined) {
    return 'person' in names
      ? { type: 'user', user_id: names.person }
      : { type: 'channel', channel_id: names.channel };
  }
  return bold ? { type: 'text', text, style: { bold } } : { type: 'text', text };
}
