import { basename } from 'node:path';
import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Action, Card } from '../../../src/cards/card.ts';
import { draftCard } from './blocks.ts';
import type { Draft, DraftOf } from './draft.ts';
import { fitTexts, marked } from './texts.ts';

/** A card as Discord shows it: components, version 2, and the files that they refer to. */
export interface RenderedCard {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly files: readonly RenderedFile[];
}

/** A file to send along, in the form that discord.js takes. */
export interface RenderedFile {
  /** Where it lies. */
  readonly attachment: string;
  readonly name: string;
  /** What it shows, in words. */
  readonly description: string;
}

/** The trousers of the figure in the pictures. */
const ACCENT = 0x33_5a_72;

/** Lays a card out within Discord's limits. Pure: pictures are only named. */
export function renderCard(card: Card): RenderedCard {
  const drafts = fitTexts(draftCard(card));
  const files = drafts.filter((draft) => draft.type === 'picture').map(toFile);
  const components = layOut(drafts, files);
  return { components: frame(card, components), files };
}

/** The same card with its pictures in words, for where files can't be sent. */
export function withoutPictures(card: Card): Card {
  const blocks = card.blocks.map((block) =>
    block.type === 'image' ? ({ type: 'text', text: block.alt } as const) : block,
  );
  return { ...card, blocks };
}

/**
 * A box with a coloured edge. A card that only speaks, as a safety reply does, has
 * no box; one that begins with an emergency has no colour.
 */
function frame(
  { blocks }: Card,
  components: APIComponentInContainer[],
): readonly APIMessageTopLevelComponent[] {
  if (blocks.every(({ type }) => type === 'text' || type === 'notice')) return components;
  const urgent = blocks.some((block) => block.type === 'notice' && block.tone === 'emergency');
  const colour = urgent ? {} : { accent_color: ACCENT };
  return [{ type: ComponentType.Container, ...colour, components }];
}

/** The components in order; texts that follow each other become one. */
function layOut(drafts: readonly Draft[], files: readonly RenderedFile[]) {
  const components: APIComponentInContainer[] = [];
  let [picture, menu] = [0, 0];
  for (const draft of drafts) {
    const last = components.at(-1);
    switch (draft.type) {
      case 'text':
        if (last?.type === ComponentType.TextDisplay) {
          last.content += (draft.tight ? '\n' : '\n\n') + marked(draft);
        } else components.push({ type: ComponentType.TextDisplay, content: marked(draft) });
        break;
      case 'picture': {
        const { name, description } = files[picture++] ?? toFile(draft, 0);
        const items = [{ media: { url: `attachment://${name}` }, description }];
        components.push({ type: ComponentType.MediaGallery, items });
        break;
      }
      case 'buttons':
        components.push({
          type: ComponentType.ActionRow,
          components: draft.buttons.map(button),
        });
        break;
      case 'menu':
        components.push({ type: ComponentType.ActionRow, components: [select(draft, ++menu)] });
        break;
    }
  }
  return components;
}

/** The name keeps to what Discord leaves as it is in file names, and is the only one of its kind. */
function toFile({ path, alt }: DraftOf<'picture'>, index: number): RenderedFile {
  const name = basename(path).replace(/[^\w.-]/g, '_');
  return { attachment: path, name: index === 0 ? name : `${index + 1}-${name}`, description: alt };
}

function button({ id, label, primary }: Action): APIButtonComponentWithCustomId {
  const style = primary ? ButtonStyle.Primary : ButtonStyle.Secondary;
  return { type: ComponentType.Button, style, label, custom_id: id };
}

/** A menu's own id says nothing: what was picked does. */
function select({ placeholder, options }: DraftOf<'menu'>, number: number) {
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: `menu-${number}`,
    placeholder,
    options: options.map(({ id, label, description }) => ({
      value: id,
      label,
      ...(description === undefined ? {} : { description }),
    })),
  };
  return menu;
}
