import { basename } from 'node:path';
import type { Action } from '../../../src/cards/card.ts';
import { type Draft, ELLIPSIS } from './draft.ts';
import { type Budget, fairShare, shorten } from './fit.ts';
import {
  ALT_TEXT,
  BUTTON_LABEL,
  BYTES,
  CHARACTERS,
  COMPONENT_BYTES,
  OPTION_DESCRIPTION,
  OPTION_LABEL,
  PLACEHOLDER,
} from './limits.ts';
import { oneLine, toMarkdown } from './markdown.ts';

/** Two line breaks at most stand between one text and the next. */
const JOINT = 2;

/** What a text draft becomes in Discord's markup. */
export function marked({ text, mark }: Extract<Draft, { type: 'text' }>): string {
  return mark(toMarkdown(text));
}

/**
 * Shortens what is too long: each label to the limit of its own, and then all
 * texts to what there may be of them in one message.
 */
export function fitTexts(drafts: readonly Draft[]): Draft[] {
  const within = drafts.map((draft) => mapTexts(draft, ownLimits));
  const fixed = within.flatMap(idsOf).map((id) => bytes(id) + COMPONENT_BYTES);
  const characters: Budget = { measure: (text) => text.length + JOINT, most: CHARACTERS };
  const room: Budget = { measure: (text) => bytes(text) + JOINT, most: BYTES - total(fixed) };

  const displayed = within.filter((draft) => draft.type === 'text').map(marked);
  const everything = [...displayed, ...within.flatMap(labelsOf)];
  const share = {
    characters: fairShare(displayed.map(characters.measure), characters.most),
    bytes: fairShare(everything.map(room.measure), room.most),
  };
  if (share.characters === Infinity && share.bytes === Infinity) return within;

  const most = Math.min(share.characters, share.bytes);
  const fits = (text: string) => room.measure(text) <= share.bytes;
  const shortenLabel = () => (text: string) => shorten(text, share.bytes, fits);
  return within.map((draft) => {
    if (draft.type !== 'text') return mapTexts(draft, shortenLabel);
    const textFits = (text: string) => {
      const markdown = marked({ ...draft, text });
      return characters.measure(markdown) <= share.characters && fits(markdown);
    };
    return { ...draft, text: shorten(draft.text, most, textFits) };
  });
}

/** The texts of a message other than the displayed ones. */
type Kind = 'alt' | 'label' | 'placeholder' | 'option' | 'description';

const MOST: Readonly<Record<Kind, number>> = {
  alt: ALT_TEXT,
  label: BUTTON_LABEL,
  placeholder: PLACEHOLDER,
  option: OPTION_LABEL,
  description: OPTION_DESCRIPTION,
};

/** Labels in one line and within the limit of their kind; Discord refuses an empty one. */
const ownLimits = (kind: Kind) => (text: string) => shorten(oneLine(text) || ELLIPSIS, MOST[kind]);

/** The same draft with its labels changed; displayed text is left as it is. */
function mapTexts(draft: Draft, change: (kind: Kind) => (text: string) => string): Draft {
  switch (draft.type) {
    case 'text':
      return draft;
    case 'picture':
      return { ...draft, alt: change('alt')(draft.alt) };
    case 'buttons':
      return {
        ...draft,
        buttons: draft.buttons.map((each) => ({ ...each, label: change('label')(each.label) })),
      };
    case 'menu':
      return {
        ...draft,
        placeholder: change('placeholder')(draft.placeholder),
        options: draft.options.map((option): Action => {
          const { description } = option;
          const described =
            description === undefined ? {} : { description: change('description')(description) };
          return { ...option, label: change('option')(option.label), ...described };
        }),
      };
  }
}

/** What a reader sees or hears of a draft besides displayed text. */
function labelsOf(draft: Draft): string[] {
  switch (draft.type) {
    case 'text':
      return [];
    case 'picture':
      return [draft.alt];
    case 'buttons':
      return draft.buttons.map(({ label }) => label);
    case 'menu':
      return [
        draft.placeholder,
        ...draft.options.flatMap(({ label, description }) =>
          description === undefined ? [label] : [label, description],
        ),
      ];
  }
}

/** What a draft brings that can't be shortened, one for each component or option. */
function idsOf(draft: Draft): string[] {
  switch (draft.type) {
    case 'text':
      return [''];
    case 'picture':
      return [basename(draft.path)];
    case 'buttons':
      return ['', ...draft.buttons.map(({ id }) => id)];
    case 'menu':
      return ['', '', ...draft.options.map(({ id }) => id)];
  }
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
