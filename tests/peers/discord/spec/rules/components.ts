import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { allComponents, type AnyComponent } from '../../world/message-content.ts';

const SELECTS: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/** What holds for components wherever they stand: in a message or in a modal. */
export function checkComponents(components: readonly AnyComponent[]): string[] {
  const all = allComponents(components);
  return [
    ...repeated(all.map((each) => each.custom_id)).map(
      (id) => `custom_id ${id}: used more than once`,
    ),
    ...repeated(all.map((each) => each.id || undefined)).map(
      (id) => `id ${id}: used more than once`,
    ),
    ...all.flatMap((each) => {
      if (each.type === ComponentType.ActionRow) return checkRow(each.components ?? []);
      if (each.type === ComponentType.Button) return checkButton(each);
      return SELECTS.has(each.type) ? checkSelect(each) : [];
    }),
  ];
}

/** "Up to 5 contextually grouped buttons" or "a single select" (Components, "Action Row"). */
function checkRow(children: readonly AnyComponent[]): string[] {
  const buttons = children.filter((each) => each.type === ComponentType.Button).length;
  const fits = buttons === children.length ? buttons >= 1 && buttons <= 5 : children.length === 1;
  return fits ? [] : ['an action row holds one to five buttons, or one select'];
}

/**
 * "Non-link and non-premium buttons must have a custom_id, and cannot have a url or a sku_id. Link
 * buttons must have a url, and cannot have a custom_id" (Components, "Button").
 */
function checkButton(button: AnyComponent): string[] {
  const given = (key: string): boolean => button[key] !== undefined && button[key] !== null;
  const problems: string[] = [];
  const wanted =
    button['style'] === ButtonStyle.Link
      ? 'url'
      : button['style'] === ButtonStyle.Premium
        ? 'sku_id'
        : 'custom_id';
  for (const key of ['url', 'sku_id', 'custom_id']) {
    if (given(key) !== (key === wanted))
      problems.push(
        `a button of style ${String(button['style'])} ${key === wanted ? 'needs' : 'can’t have'} ${key}`,
      );
  }
  if (wanted !== 'sku_id' && !given('label') && !given('emoji'))
    problems.push('a button needs a label or an emoji');
  return problems;
}

/** Values are how a choice is told apart; Discord refuses a menu in which two are the same. */
function checkSelect(select: AnyComponent): string[] {
  const problems: string[] = [];
  const least = Number(select['min_values'] ?? 1);
  const most = Number(select['max_values'] ?? 1);
  if (least > most) problems.push(`select ${select.custom_id}: min_values is more than max_values`);
  if (select.type !== ComponentType.StringSelect) return problems;
  const options = select['options'] as { value: string; default?: boolean }[];
  problems.push(
    ...repeated(options.map((each) => each.value)).map(
      (value) => `select ${select.custom_id}: value ${value} twice`,
    ),
  );
  if (most > options.length)
    problems.push(`select ${select.custom_id}: max_values is more than its options`);
  if (options.filter((each) => each.default === true).length > most)
    problems.push(`select ${select.custom_id}: more defaults than max_values`);
  return problems;
}

/** The values that occur more than once, undefined left aside. */
export function repeated<T>(values: readonly (T | undefined)[]): T[] {
  const known = values.filter((each): each is T => each !== undefined);
  return [...new Set(known.filter((each, index) => known.indexOf(each) !== index))];
}
