import type { KnownBlock } from '@slack/types';
import type { Block, Card } from '../../../src/cards/card.ts';
import { buttonRows, menus, plainText } from './controls.ts';
import { arrange } from './arrange.ts';
import { ALT_TEXT, BUTTON_LABEL, CONTEXT_TEXT, HEADER, ROW_BUTTONS } from './limits.ts';
import { named, type Readers } from './named.ts';
import { caution, type Part, whole, words } from './part.ts';
import { bold, type Line, plain, readRuns } from './runs.ts';
import { shorten } from './shorten.ts';

/** The picture of a card. */
export type Picture = Extract<Block, { type: 'image' }>;

/** Where Slack finds a picture. */
export type PictureSource =
  | { readonly image_url: string }
  | { readonly slack_file: { readonly id: string } };

/** Tells where Slack finds a picture; undefined where it can't be shown for now. */
export type ShowPicture = (picture: Picture) => PictureSource | undefined;

/** Where a card is shown. */
export interface Surface extends Readers {
  /** The most blocks that it holds. */
  readonly most: number;
  /** Whether the title is shown, as it is if left out; a modal has its own. */
  readonly heading?: boolean;
}

/** A title too long for a heading is bold text of at most this length. */
const LONGEST_TITLE = 600;
/** A caution may take this much room: several times the longest that content holds. */
const CAUTION_ROOM = 1_500;

/**
 * A card as blocks. Text goes into rich text, where
 * nothing but an explicit element mentions, links or formats, and into plain text.
 */
export function renderBlocks(
  card: Card,
  show: ShowPicture,
  { most, heading = true, ...readers }: Surface,
): KnownBlock[] {
  const parts = card.blocks.flatMap((block) => partsOf(block, show, readers));
  return arrange(heading ? [title(card.title), ...parts] : parts, most);
}

function title(text: string): Part {
  if (text.length > HEADER) return words([headline(shorten(text, LONGEST_TITLE))]);
  return whole({ type: 'header', text: plainText(text, HEADER) }, text);
}

function partsOf(block: Block, show: ShowPicture, readers: Readers): Part[] {
  switch (block.type) {
    case 'text':
      return [words([{ style: 'plain', lines: [named(block, readers)] }])];
    case 'list': {
      const style = block.ordered ? 'numbers' : 'bullets';
      const items = { style, lines: block.items.map(readRuns) } as const;
      return [words(block.title ? [headline(block.title), items] : [items])];
    }
    case 'facts':
      return [
        words([
          {
            style: 'plain',
            lines: block.facts.map(({ label, value }) => [
              ...bold(`${label}: `),
              ...readRuns(value),
            ]),
          },
        ]),
      ];
    case 'notice':
      return [notice(block)];
    case 'image':
      return [picture(block, show)];
    case 'actions':
      return buttonRows(block.actions);
    case 'choices':
      return choices(block);
  }
}

function headline(text: string) {
  return { style: 'plain', lines: [bold(text)] } as const;
}

/** A caution has a bar at its side; an emergency stands as plain as it is. */
function notice({ tone, text }: Extract<Block, { type: 'notice' }>): Part {
  const style = tone === 'emergency' ? 'plain' : 'aside';
  return caution([{ style, lines: [readRuns(text)] }], CAUTION_ROOM);
}

/** A picture; where it can't be shown, what it shows in words. */
function picture(block: Picture, show: ShowPicture): Part {
  const source = show(block);
  if (!source) {
    const elements = [plainText(block.alt, CONTEXT_TEXT)];
    return whole({ type: 'context', elements }, elements[0]?.text ?? '');
  }
  const alt_text = shorten(block.alt, ALT_TEXT);
  return whole({ type: 'image', alt_text, ...source }, alt_text);
}

/**
 * Things to pick: beside the point, a menu; few, buttons below their descriptions; many, a
 * menu below them.
 */
function choices({ prompt, choices: all, aside }: Extract<Block, { type: 'choices' }>): Part[] {
  if (aside) return menus(prompt, all, true);
  const lines = all.map(({ label, description }): Line => {
    return description ? [...bold(label), ...plain(` – ${description}`)] : bold(label);
  });
  const described = words([headline(prompt), { style: 'bullets', lines }]);
  const isFew = all.length <= ROW_BUTTONS && all.every(({ label }) => label.length <= BUTTON_LABEL);
  return [described, ...(isFew ? buttonRows(all) : menus(prompt, all, false))];
}
