import {
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  SeparatorSpacingSize,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { DiscordPayload } from '../../../../adapters/web/preview/discord/preview.ts';

/** A message at Discord with every kind of part that a preview shows. */
export const DISCORD_MESSAGE = {
  flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
  components: [
    {
      type: ComponentType.Container,
      accent_color: 0x33_5a_72,
      components: [
        {
          type: ComponentType.TextDisplay,
          content: '## Wall angels\nSlide your arms **slowly** up the wall.',
        },
        {
          type: ComponentType.MediaGallery,
          items: [
            { media: { url: 'attachment://wall-angels.gif' }, description: 'Arms up a wall' },
          ],
        },
        {
          type: ComponentType.TextDisplay,
          content: '1. Stand with your back to a wall.\n2. Slide your arms up.',
        },
        { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small },
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: '-# Too hard?' }],
          accessory: {
            type: ComponentType.Button,
            style: ButtonStyle.Secondary,
            label: 'Easier way',
            custom_id: 'v1:ask:easier',
          },
        },
        {
          type: ComponentType.Section,
          components: [{ type: ComponentType.TextDisplay, content: 'Next to it' }],
          accessory: {
            type: ComponentType.Thumbnail,
            media: { url: 'attachment://cobra-stretch.gif' },
            description: 'Lying on the front',
          },
        },
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.Button,
              style: ButtonStyle.Primary,
              label: 'Done',
              custom_id: 'v1:done',
            },
            {
              type: ComponentType.Button,
              style: ButtonStyle.Success,
              label: 'Yes',
              custom_id: 'v1:yes',
              emoji: { name: '✓' },
            },
            {
              type: ComponentType.Button,
              style: ButtonStyle.Danger,
              label: 'Delete',
              custom_id: 'v1:delete',
              disabled: true,
            },
            {
              type: ComponentType.Button,
              style: ButtonStyle.Link,
              label: 'Read more',
              url: 'https://unhunch.example/',
            },
          ],
        },
        {
          type: ComponentType.ActionRow,
          components: [
            {
              type: ComponentType.StringSelect,
              custom_id: 'menu-1',
              placeholder: 'Try next',
              options: [
                { label: 'Cobra', value: 'v1:show:cobra', description: 'On your front' },
                { label: 'Eagle arms', value: 'v1:show:eagle' },
              ],
            },
          ],
        },
      ],
    },
  ],
} satisfies DiscordPayload;

/** A form at Discord, as the answer to an interaction. */
export const DISCORD_MODAL = {
  type: InteractionResponseType.Modal,
  data: {
    custom_id: 'v1:find',
    title: 'Find a stretch',
    components: [
      { type: ComponentType.TextDisplay, content: 'Nothing has to be filled in.' },
      {
        type: ComponentType.Label,
        label: 'Name',
        description: 'Or a part of it',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'name',
          style: TextInputStyle.Short,
          required: false,
          placeholder: 'cobra',
          max_length: 100,
        },
      },
      {
        type: ComponentType.Label,
        label: 'Why',
        component: {
          type: ComponentType.TextInput,
          custom_id: 'why',
          style: TextInputStyle.Paragraph,
        },
      },
      {
        type: ComponentType.Label,
        label: 'Place',
        component: {
          type: ComponentType.StringSelect,
          custom_id: 'place',
          placeholder: 'Anywhere',
          required: false,
          options: [
            { label: 'at your desk', value: 'desk' },
            { label: 'on the floor', value: 'floor' },
          ],
        },
      },
      {
        type: ComponentType.Label,
        label: 'Areas',
        component: {
          type: ComponentType.StringSelect,
          custom_id: 'areas',
          placeholder: 'All of them',
          required: false,
          min_values: 0,
          max_values: 2,
          options: [
            { label: 'neck', value: 'neck', description: 'Front and back' },
            { label: 'chest', value: 'chest' },
          ],
        },
      },
      {
        type: ComponentType.Label,
        label: 'Pace',
        component: {
          type: ComponentType.RadioGroup,
          custom_id: 'pace',
          options: [
            { label: 'slow', value: 'slow', default: true },
            { label: 'slower', value: 'slower' },
          ],
        },
      },
      {
        type: ComponentType.Label,
        label: 'Things',
        component: {
          type: ComponentType.CheckboxGroup,
          custom_id: 'things',
          required: false,
          options: [{ label: 'a mat', value: 'mat' }],
        },
      },
    ],
  },
} satisfies DiscordPayload;
