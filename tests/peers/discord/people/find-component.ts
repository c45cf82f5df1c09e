import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { AnyComponent } from '../world/message-content.ts';
import type { Message } from '../world/message.ts';
import { NotPossible } from './command-options.ts';

const MENUS: readonly ComponentType[] = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.ChannelSelect,
];

/** The button with this custom id or label, if it can be clicked. */
export function findButton(message: Message, name: string): AnyComponent {
  const buttons = message.parts(ComponentType.Button);
  const found =
    buttons.find((each) => each.custom_id === name) ??
    buttons.find((each) => each['label'] === name);
  if (found === undefined) throw new NotPossible(`There is no button ${name}.`);
  if (found['disabled'] === true) throw new NotPossible(`The button ${name} is disabled.`);
  if (found['style'] === ButtonStyle.Link) throw new NotPossible(`The button ${name} is a link.`);
  return found;
}

/** The select menu with this custom id, if it can be used: of texts, of people or of channels. */
export function findMenu(message: Message, customId: string): AnyComponent {
  const menus = MENUS.flatMap((type) => message.parts(type));
  const found = menus.find((each) => each.custom_id === customId);
  if (found === undefined) throw new NotPossible(`There is no menu ${customId}.`);
  if (found['disabled'] === true) throw new NotPossible(`The menu ${customId} is disabled.`);
  return found;
}
