import { ComponentType } from 'discord-api-types/v10';
import { Channel } from '../world/channel.ts';
import type { AnyComponent } from '../world/message-content.ts';
import { EVERYONE } from '../world/permissions.ts';
import type { User } from '../world/user.ts';
import { NotPossible } from './command-options.ts';

/** What can be picked in a menu: a text, somebody, or a channel. */
export type Pickable = string | { user: User } | Channel;

/** What an interaction says about a pick. */
export interface Picked {
  values: string[];
  resolved?: object;
}

/** What a pick in this menu sends, if the menu offers it. */
export function pickFrom(menu: AnyComponent, picked: readonly Pickable[]): Picked {
  const name = String(menu.custom_id);
  const texts = picked.filter((each) => typeof each === 'string');
  const people = picked.filter((each) => typeof each === 'object' && 'user' in each);
  const channels = picked.filter((each) => each instanceof Channel);
  const fitting =
    menu.type === ComponentType.StringSelect
      ? texts
      : menu.type === ComponentType.UserSelect
        ? people
        : channels;
  if (fitting.length < picked.length) throw new NotPossible(`${name} offers something else.`);
  const limits = { least: Number(menu['min_values']), most: Number(menu['max_values']) };
  checkNumber(name, picked.length, limits);
  if (menu.type === ComponentType.StringSelect) {
    checkOffered(name, texts, menu['options'] as { value: string }[]);
    return { values: texts };
  }
  const users = people.map(({ user }) => [user.id, user] as const);
  const places = channels.map(
    (each) => [each.id, { ...each.toJSON(), permissions: String(EVERYONE) }] as const,
  );
  return {
    values: [...users, ...places].map(([id]) => id),
    resolved: {
      ...(users.length > 0 ? { users: Object.fromEntries(users) } : {}),
      ...(places.length > 0 ? { channels: Object.fromEntries(places) } : {}),
    },
  };
}

/** Refuses values that a menu or a group of boxes doesn't have. */
export function checkOffered(
  name: string,
  values: readonly string[],
  options: readonly { value: string }[],
): void {
  const stray = values.find((value) => !options.some((option) => option.value === value));
  if (stray !== undefined) throw new NotPossible(`${name} doesn’t offer ${stray}.`);
}

/** Refuses too few or too many choices. */
export function checkNumber(
  name: string,
  count: number,
  { least, most }: { least: number; most: number },
): void {
  if (count < least) throw new NotPossible(`${name} needs ${least} of its choices.`);
  if (count > most) throw new NotPossible(`${name} takes ${most} of its choices.`);
}
