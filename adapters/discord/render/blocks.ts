import type { Action, Block, Card, Named } from '../../../src/cards/card.ts';
import { spokenText } from '../../../src/cards/spoken-text.ts';
import { controlRoom, type ControlRoom } from './controls.ts';
import { type Draft, type DraftOf, ELLIPSIS, first, plain, tight } from './draft.ts';
import { BLOCKS, PICTURES, ROWS } from './limits.ts';
import { oneLine } from './markdown.ts';

type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>;

/** How much one block may take, so that the others have room too. */
interface Room {
  readonly rows: number;
  readonly controls: ControlRoom;
}

/** The parts of the message for a card, in order. Too many of anything end in "…". */
export function draftCard(card: Card): Draft[] {
  const title: Draft = { type: 'text', text: oneLine(card.title), mark: (text) => `## ${text}` };
  const { kept, cut } = first(joinTexts(card.blocks), BLOCKS);
  const lists = kept.filter((block) => ROWED.has(block.type)).length;
  const room = { rows: Math.floor(ROWS / Math.max(1, lists)), controls: controlRoom() };
  const parts = limitPictures(kept.flatMap((block) => draftBlock(block, room)));
  return [title, ...parts, ...(cut ? [plain(ELLIPSIS)] : [])].filter(saysSomething);
}

/** Discord refuses a text of spaces alone. */
function saysSomething(draft: Draft): boolean {
  return draft.type !== 'text' || draft.text.trim() !== '';
}

const ROWED: ReadonlySet<Block['type']> = new Set(['list', 'facts', 'choices']);

function draftBlock(block: Block, room: Room): Draft[] {
  switch (block.type) {
    case 'text':
      return [named(block)];
    case 'notice':
      return [notice(block)];
    case 'image':
      return [{ type: 'picture', path: block.animation, alt: block.alt }];
    case 'list':
      return list(block, room);
    case 'facts':
      return rows(
        block.facts.map(({ label, value }) => plain(labelled(`${label}:`, value))),
        room,
      );
    case 'actions':
      return room.controls.buttons(block.actions);
    case 'choices':
      return choices(block, room);
  }
}

/** A text, with the person or channel after it that it names. Nobody is told: see `NO_MENTIONS`. */
function named(block: BlockOf<'text'>): DraftOf<'text'> {
  const { text, names } = block;
  const name = names === undefined ? undefined : mention(names);
  if (name === undefined) return plain(spokenText(block));
  return { type: 'text', text, mark: (markdown) => `${markdown} ${name}` };
}

/** Discord's ids are numbers; anything else names nobody here. */
function mention(names: Named): string | undefined {
  const [sign, id] = 'person' in names ? ['@', names.person] : ['#', names.channel];
  return /^\d+$/.test(id) ? `<${sign}${id}>` : undefined;
}

/** A caution stands apart by the line that Discord puts beside quotes; an emergency needs no mark. */
function notice({ tone, text }: BlockOf<'notice'>): DraftOf<'text'> {
  if (tone === 'emergency') return plain(text);
  return { type: 'text', text, mark: (markdown) => markdown.replace(/^/gm, '> ') };
}

function list({ items, ordered, title }: BlockOf<'list'>, room: Room): Draft[] {
  const lines = items.map((item, index): DraftOf<'text'> => {
    const bullet = ordered ? `${index + 1}.` : '-';
    return { type: 'text', text: oneLine(item), mark: (text) => `${bullet} ${text}` };
  });
  const heading = title === undefined ? [] : [plain(boldLine(title))];
  return rows([...heading, ...lines], room);
}

/** What can be picked, each with its description, and a menu to pick from; the menu alone beside the point. */
function choices({ prompt, choices: all, aside }: BlockOf<'choices'>, room: Room): Draft[] {
  if (aside) return room.controls.menus(prompt, all);
  const lines = all.map(({ label, description }) => {
    const line = description === undefined ? boldLine(label) : labelled(label, `– ${description}`);
    return { ...plain(line), mark: (text: string) => `- ${text}` };
  });
  const bare = all.map(({ id, label }): Action => ({ id, label }));
  return [...rows([plain(boldLine(prompt)), ...lines], room), ...room.controls.menus(prompt, bare)];
}

/** Lines right below each other, as many as there is room for. */
function rows(lines: readonly DraftOf<'text'>[], room: Room): Draft[] {
  const { kept, cut } = first(lines, room.rows);
  const [head, ...rest] = cut ? [...kept, plain(ELLIPSIS)] : kept;
  return head ? [head, ...rest.map(tight)] : [];
}

function labelled(label: string, text: string): string {
  return `${boldLine(label)} ${oneLine(text)}`;
}

/** A label in bold: stars of its own can't end that early. */
function boldLine(label: string): string {
  return `**${oneLine(label.replaceAll('**', ''))}**`;
}

/** Neighbouring texts as one, up to what one of them names, so that the last of them is shortened first. */
function joinTexts(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'text' && last?.type === 'text' && last.names === undefined) {
      joined.splice(-1, 1, { ...block, text: `${last.text}\n\n${block.text}` });
    } else joined.push(block);
  }
  return joined;
}

/** Pictures that there is no room for are told in words. */
function limitPictures(parts: readonly Draft[]): Draft[] {
  let pictures = 0;
  return parts.map((part) => {
    if (part.type !== 'picture') return part;
    pictures += 1;
    return pictures > PICTURES ? plain(part.alt) : part;
  });
}
