import type { ModalSubmitFields } from 'discord.js';
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { Field, Form, Values } from '../../src/cards/form.ts';
import { shorten } from './render/fit.ts';
import { OPTION_LABEL, OPTIONS_IN_MENU } from './render/limits.ts';

/*
 * Discord's limits on a modal:
 * https://docs.discord.com/developers/interactions/receiving-and-responding#modal and
 * https://docs.discord.com/developers/components/reference (Label, Text Input).
 */
const FIELDS = 5;
const TITLE = 45;
const LABEL = 45;
const DESCRIPTION = 100;
const TEXT = 4_000;

/** Channels of a server in which messages are written, as discord.js's `GuildTextBasedChannelTypes`. */
const TEXT_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
] as const;

/**
 * A form as a modal; undefined when it has more than a modal holds. The label of
 * the button that sends it is Discord's own.
 */
export function toModal(form: Form): APIModalInteractionResponseCallbackData | undefined {
  const fields = withinRoom(form.fields);
  if (fields.length === 0 || fields.length > FIELDS || !fields.every(hasRoom)) return undefined;
  return { custom_id: form.id, title: shorten(form.title, TITLE), components: fields.map(label) };
}

/** Without those that can be spared, where there are too many. */
function withinRoom(fields: readonly Field[]): readonly Field[] {
  return fields.length > FIELDS ? fields.filter(({ spare }) => spare !== true) : fields;
}

function hasRoom(field: Field): boolean {
  return field.type !== 'choice' || field.choices.length <= OPTIONS_IN_MENU;
}

function label(field: Field): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: shorten(field.label, LABEL),
    description: shorten(field.hint, DESCRIPTION),
    component: component(field),
  };
}

function component(field: Field): APILabelComponent['component'] {
  const common = { custom_id: field.name, required: field.required === true };
  switch (field.type) {
    case 'text':
      return {
        type: ComponentType.TextInput,
        ...common,
        style: TextInputStyle.Short,
        max_length: Math.min(field.longest, TEXT),
        ...(field.initial === undefined ? {} : { value: field.initial }),
      };
    case 'channel':
      return {
        type: ComponentType.ChannelSelect,
        ...common,
        channel_types: [...TEXT_CHANNELS],
        ...(field.initial === undefined ? {} : { default_values: [channel(field.initial)] }),
      };
    case 'choice':
      return {
        type: ComponentType.StringSelect,
        ...common,
        min_values: field.required === true ? 1 : 0,
        max_values: field.multiple ? field.choices.length : 1,
        options: field.choices.map((choice) => ({
          value: choice.value,
          label: shorten(choice.label, OPTION_LABEL),
          ...(field.initial?.includes(choice.value) ? { default: true } : {}),
        })),
      };
  }
}

function channel(id: string) {
  return { id, type: SelectMenuDefaultValueType.Channel as const };
}

/** Fields that something is chosen in. */
const MENUS: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.ChannelSelect,
]);

/** What was filled in, by field; fields left empty are left out. */
export function readValues({ fields }: ModalSubmitFields): Values {
  const filled = [...fields.values()].flatMap((field) => {
    if (field.type === ComponentType.TextInput) {
      return field.value === '' ? [] : [[field.customId, [field.value]]];
    }
    return 'values' in field && MENUS.has(field.type) && field.values.length > 0
      ? [[field.customId, [...field.values]]]
      : [];
  });
  return Object.fromEntries(filled) as Values;
}
