import type { Button, PlainTextElement, PlainTextOption } from '@slack/types';
import type { Action } from '../../../src/cards/card.ts';
import {
  BUTTON_LABEL,
  OPTIONS,
  OPTION_TEXT,
  PLACEHOLDER,
  ROW_BUTTONS,
  TEXT_OVERHEAD,
} from './limits.ts';
import type { Part } from './part.ts';
import { ELLIPSIS, shorten } from './shorten.ts';

/** One menu takes at most this much of a message's room. */
const MENU_ROOM = 3_000;

/**
 * A text object in which nothing comes alive: plain text has no markup, and without `emoji`
 * a `:code:` stays one.
 */
export function plainText(text: string, longest: number): PlainTextElement {
  return { type: 'plain_text', text: shorten(text, longest), emoji: false };
}

/** Buttons in rows; the ids of their actions are their values. */
export function buttonRows(actions: readonly Action[]): Part[] {
  const rows: Part[] = [];
  for (let at = 0; at < actions.length; at += ROW_BUTTONS) {
    const elements = actions.slice(at, at + ROW_BUTTONS).map(button);
    const weight = elements.reduce((sum, { text }) => sum + text.text.length + TEXT_OVERHEAD, 0);
    rows.push({
      rank: 'buttons',
      weight,
      fit: (room) => (weight <= room ? { type: 'actions', elements } : undefined),
    });
  }
  return rows;
}

/** An `action_id` is unique in its block, so it tells the place; what is meant is in the value. */
function button({ id, label, primary }: Action, index: number): Button {
  return {
    type: 'button',
    action_id: `button-${index}`,
    text: plainText(label, BUTTON_LABEL),
    value: id,
    ...(primary ? { style: 'primary' } : {}),
  };
}

/** Menus to pick one choice from; more than one where one can't hold them all. */
export function menus(prompt: string, choices: readonly Action[], described: boolean): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < choices.length; at += OPTIONS) {
    parts.push(menu(prompt, choices.slice(at, at + OPTIONS), described));
  }
  return parts;
}

function menu(prompt: string, choices: readonly Action[], described: boolean): Part {
  const all = choices.map((choice) => option(choice, described));
  const weight = Math.min(
    all.reduce((sum, each) => sum + weigh(each), 0),
    MENU_ROOM,
  );
  return {
    rank: 'menu',
    weight,
    fit(room) {
      const options = fitting(all, Math.min(room, MENU_ROOM));
      if (options.length === 0) return undefined;
      const more = options.length < all.length ? ` ${ELLIPSIS}` : '';
      const placeholder = plainText(shorten(prompt, PLACEHOLDER - more.length) + more, PLACEHOLDER);
      return {
        type: 'actions',
        elements: [{ type: 'static_select', action_id: 'choice', placeholder, options }],
      };
    },
  };
}

function fitting(options: readonly PlainTextOption[], room: number): PlainTextOption[] {
  let left = room;
  const end = options.findIndex((each) => (left -= weigh(each)) < 0);
  return options.slice(0, end === -1 ? options.length : end);
}

function option({ id, label, description }: Action, described: boolean): PlainTextOption {
  return {
    text: plainText(label, OPTION_TEXT),
    value: id,
    ...(described && description ? { description: plainText(description, OPTION_TEXT) } : {}),
  };
}

function weigh({ text, description }: PlainTextOption): number {
  const second = description ? description.text.length + TEXT_OVERHEAD : 0;
  return text.text.length + TEXT_OVERHEAD + second;
}
