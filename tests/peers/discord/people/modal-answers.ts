import { ComponentType, type APIModalSubmission } from 'discord-api-types/v10';
import { characters } from '../spec/rules/length.ts';
import type { AnyComponent } from '../world/message-content.ts';
import { allComponents } from '../world/message-content.ts';
import type { Modal } from '../world/interaction.ts';
import { NotPossible } from './command-options.ts';
import { checkNumber, checkOffered } from './pick.ts';

/** What a person put into a form, by the custom ids of its inputs. */
export type FormValues = Readonly<Record<string, string | readonly string[] | boolean>>;

/** A filled-in form as Discord's client sends it; refuses what the client refuses. */
export function fillInModal(modal: Modal, values: FormValues): APIModalSubmission {
  const components = modal.data.components as unknown as AnyComponent[];
  const inputs = allComponents(components).filter((each) => each.custom_id !== undefined);
  for (const id of Object.keys(values)) {
    if (!inputs.some((each) => each.custom_id === id))
      throw new NotPossible(`The form has no input ${id}.`);
  }
  let next = 1;
  const number = (component: AnyComponent): number => component.id ?? next++;
  const sent = (each: AnyComponent): object => {
    const id = number(each);
    if (each.type === ComponentType.ActionRow)
      return { type: each.type, id, components: (each.components ?? []).map(sent) };
    if (each.component !== undefined)
      return { type: each.type, id, component: sent(each.component) };
    if (each.custom_id === undefined) return { type: each.type, id };
    return {
      type: each.type,
      id,
      custom_id: each.custom_id,
      ...filled(each, values[each.custom_id]),
    };
  };
  return {
    custom_id: modal.data.custom_id,
    components: components.map(sent),
  } as APIModalSubmission;
}

function filled(input: AnyComponent, value: FormValues[string] | undefined): object {
  switch (input.type) {
    case ComponentType.TextInput:
      return { value: text(input, value) };
    case ComponentType.Checkbox:
      return { value: value === true };
    case ComponentType.RadioGroup:
      return { value: choices(input, value)[0] ?? null };
    case ComponentType.StringSelect:
    case ComponentType.CheckboxGroup:
      return { values: choices(input, value) };
    default:
      throw new NotPossible(`The fake can’t fill in a ${ComponentType[input.type]} yet.`);
  }
}

function text(input: AnyComponent, value: FormValues[string] | undefined): string {
  const typed = value ?? input['value'] ?? '';
  if (typeof typed !== 'string') throw new NotPossible(`${input.custom_id} takes text.`);
  const length = characters(typed);
  if (length === 0 && input['required'] === false) return typed;
  if (length < Math.max(1, Number(input['min_length'] ?? 0)))
    throw new NotPossible(`${input.custom_id} needs more text.`);
  if (length > Number(input['max_length'] ?? 4000))
    throw new NotPossible(`${input.custom_id} takes less text.`);
  return typed;
}

function choices(input: AnyComponent, value: FormValues[string] | undefined): string[] {
  const options = input['options'] as { value: string; default?: boolean }[];
  const preset = options.filter((each) => each.default === true).map((each) => each.value);
  const picked = value === undefined ? preset : [value].flat().map(String);
  const name = String(input.custom_id);
  checkOffered(name, picked, options);
  checkNumber(name, picked.length, {
    least: input['required'] === false ? 0 : Number(input['min_values'] ?? 1),
    most: Number(
      input['max_values'] ?? (input.type === ComponentType.CheckboxGroup ? options.length : 1),
    ),
  });
  return picked;
}
