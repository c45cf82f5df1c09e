import type { SlackPayload } from '../../../../adapters/web/preview/slack/preview.ts';

/** A message at Slack with every kind of block that a preview shows. */
export const SLACK_MESSAGE = {
  response_type: 'ephemeral',
  text: 'Wall angels',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Wall angels', emoji: false } },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'Slide your arms *slowly* up.' },
      accessory: {
        type: 'image',
        slack_file: { id: 'F0CHEST' },
        alt_text: 'The chest, aglow',
      },
    },
    {
      type: 'section',
      fields: [
        { type: 'mrkdwn', text: '*Where*\nat a wall' },
        { type: 'plain_text', text: 'As long as you like' },
      ],
      accessory: {
        type: 'button',
        action_id: 'easier',
        text: { type: 'plain_text', text: 'Easier way' },
      },
    },
    {
      type: 'image',
      title: { type: 'plain_text', text: 'The move' },
      image_url: 'https://unhunch.example/wall-angels.gif',
      alt_text: 'Arms up a wall',
    },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Steps', style: { bold: true } },
            { type: 'text', text: ' and a ' },
            { type: 'link', url: 'https://unhunch.example/', text: 'link' },
            { type: 'emoji', name: 'wave', unicode: '1f44b' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'Stand at a wall.' }] },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 1,
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'Any wall.' }] },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Stop if it hurts.' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '/stretch wall' }] },
      ],
    },
    { type: 'divider' },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'button-0',
          value: 'v1:done',
          style: 'primary',
          text: { type: 'plain_text', text: 'Done' },
        },
        {
          type: 'button',
          action_id: 'button-1',
          value: 'v1:delete',
          style: 'danger',
          text: { type: 'plain_text', text: 'Delete' },
        },
        {
          type: 'button',
          action_id: 'button-2',
          url: 'https://unhunch.example/',
          text: { type: 'plain_text', text: 'Read more' },
        },
        {
          type: 'static_select',
          action_id: 'choice',
          placeholder: { type: 'plain_text', text: 'Try next' },
          options: [
            {
              text: { type: 'plain_text', text: 'Cobra' },
              value: 'v1:show:cobra',
              description: { type: 'plain_text', text: 'On your front' },
            },
            { text: { type: 'plain_text', text: 'Eagle arms' }, value: 'v1:show:eagle' },
          ],
        },
      ],
    },
    {
      type: 'context',
      elements: [
        {
          type: 'image',
          image_url: 'https://unhunch.example/cobra-stretch.gif',
          alt_text: 'Cobra',
        },
        { type: 'mrkdwn', text: 'From _us_' },
      ],
    },
  ],
} satisfies SlackPayload;

/** A form at Slack, as `views.open` takes it. */
export const SLACK_MODAL = {
  view: {
    type: 'modal',
    callback_id: 'v1:find',
    title: { type: 'plain_text', text: 'Find a stretch' },
    submit: { type: 'plain_text', text: 'Find' },
    close: { type: 'plain_text', text: 'Not now' },
    blocks: [
      {
        type: 'input',
        optional: true,
        label: { type: 'plain_text', text: 'Name' },
        hint: { type: 'plain_text', text: 'Or a part of it' },
        element: {
          type: 'plain_text_input',
          action_id: 'name',
          max_length: 100,
          placeholder: { type: 'plain_text', text: 'cobra' },
        },
      },
      {
        type: 'input',
        label: { type: 'plain_text', text: 'Why' },
        element: { type: 'plain_text_input', action_id: 'why', multiline: true },
      },
      {
        type: 'input',
        label: { type: 'plain_text', text: 'Place' },
        element: {
          type: 'static_select',
          action_id: 'place',
          placeholder: { type: 'plain_text', text: 'Anywhere' },
          options: [{ text: { type: 'plain_text', text: 'at your desk' }, value: 'desk' }],
        },
      },
      {
        type: 'input',
        label: { type: 'plain_text', text: 'Areas' },
        element: {
          type: 'multi_static_select',
          action_id: 'areas',
          placeholder: { type: 'plain_text', text: 'All of them' },
          options: [
            { text: { type: 'plain_text', text: 'neck' }, value: 'neck' },
            { text: { type: 'plain_text', text: 'chest' }, value: 'chest' },
          ],
        },
      },
      {
        type: 'input',
        label: { type: 'plain_text', text: 'Pace' },
        element: {
          type: 'radio_buttons',
          action_id: 'pace',
          initial_option: { text: { type: 'plain_text', text: 'slow' }, value: 'slow' },
          options: [
            { text: { type: 'plain_text', text: 'slow' }, value: 'slow' },
            { text: { type: 'plain_text', text: 'slower' }, value: 'slower' },
          ],
        },
      },
      {
        type: 'input',
        label: { type: 'plain_text', text: 'Things' },
        element: {
          type: 'checkboxes',
          action_id: 'things',
          options: [{ text: { type: 'plain_text', text: 'a mat' }, value: 'mat' }],
        },
      },
    ],
  },
} satisfies SlackPayload;

/** The bot's page at Slack. */
export const SLACK_HOME = {
  type: 'home',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Good to see you' } },
    { type: 'section', text: { type: 'mrkdwn', text: 'Today: *Cobra stretch*' } },
  ],
} satisfies SlackPayload;
