import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { onTestFinished } from 'vitest';
import type { SlackPeer } from '../peer.ts';

/** How a bot is reached. */
export type Mode = 'socket' | 'http';

/** A small app of plain Bolt code, to prove that a peer behaves as Bolt expects of Slack. */
export interface PlainApp {
  readonly app: App;
  /** What its handlers were called for. */
  readonly handled: string[];
  /** What its receiver warned of. */
  readonly warnings: string[];
  /** Its Request URL, if it is reached over HTTP. */
  readonly url: string;
}

/** For errors that a test provokes, which would only clutter its output. */
export const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** Starts the app against a peer; it stops with the test. */
export async function startPlainApp(
  slack: SlackPeer,
  mode: Mode,
  { reconnectDelayMs }: { readonly reconnectDelayMs?: number } = {},
): Promise<PlainApp> {
  const handled: string[] = [];
  const warnings: string[] = [];
  const logger: Logger = { ...SILENT, warn: (...words) => void warnings.push(words.join(' ')) };
  const receiver =
    mode === 'socket' ? socketReceiver(slack, logger, reconnectDelayMs) : httpReceiver(slack);
  const app = new App({
    receiver,
    token: slack.botToken,
    logger: SILENT,
    deferInitialization: true,
    // Each App and receiver changes the object it is given: never share one.
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
  await app.init();
  addHandlers(app, handled);
  let url = '';
  if (receiver instanceof HTTPReceiver) {
    const server = await receiver.start({ port: 0, host: '127.0.0.1' });
    const address = server.address();
    if (typeof address === 'object' && address)
      url = `http://127.0.0.1:${address.port}/slack/events`;
    slack.useRequestUrl(url);
  } else {
    await app.start();
  }
  onTestFinished(async () => {
    // Bolt's own `stop` doesn't wait for the connection to close.
    if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect();
    else await receiver.stop();
  });
  return { app, handled, warnings, url };
}

function socketReceiver(
  { appToken, apiUrl }: SlackPeer,
  logger: Logger,
  reconnectDelayMs: number | undefined,
): SocketModeReceiver {
  const installerOptions = { clientOptions: { slackApiUrl: apiUrl } };
  // Bolt has one option for how long it waits for a pong and before it connects anew.
  const pause = reconnectDelayMs === undefined ? {} : { clientPingTimeout: reconnectDelayMs };
  return new SocketModeReceiver({ appToken, installerOptions, logger, ...pause });
}

function httpReceiver({ signingSecret }: SlackPeer): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, logger: SILENT });
}

const MODAL: ModalView = {
  type: 'modal',
  callback_id: 'settings',
  title: { type: 'plain_text', text: 'Settings' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'minutes',
      label: { type: 'plain_text', text: 'Every (minutes)' },
      element: { type: 'plain_text_input', action_id: 'minutes', max_length: 3 },
    },
    {
      type: 'input',
      block_id: 'move',
      optional: true,
      label: { type: 'plain_text', text: 'Move' },
      element: { type: 'external_select', action_id: 'move', min_query_length: 1 },
    },
  ],
};

function addHandlers(app: App, handled: string[]): void {
  app.command('/stretch', async ({ ack, command, respond }) => {
    handled.push(`command ${command.text}`);
    await ack();
    if (command.text === 'wrong') await respond({ text: 'x', blocks: [{ type: 'section' }] });
    else await respond({ text: `A stretch for ${command.text.length} letters`, blocks: card() });
  });
  app.action('done', async ({ ack, respond }) => {
    handled.push('done');
    await ack();
    await respond({ replace_original: true, text: 'Well done!' });
  });
  app.action('area', async ({ ack, action, respond }) => {
    await ack();
    const chosen = action.type === 'static_select' ? action.selected_option.value : 'nothing';
    await respond({ replace_original: false, text: `Chosen: ${chosen}` });
  });
  app.action('time', async ({ ack, action, respond }) => {
    await ack();
    const chosen = action.type === 'timepicker' ? action.selected_time : 'nothing';
    await respond({ replace_original: false, text: `Chosen: ${chosen}` });
  });
  app.action('settings', async ({ ack, body, client }) => {
    await ack();
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: MODAL });
  });
  app.options('move', async ({ ack, payload }) => {
    const text = { type: 'plain_text', text: `${payload.value}-twist` } as const;
    await ack({ options: [{ text, value: payload.value }] });
  });
  app.view('settings', async ({ ack, body, view, client }) => {
    const minutes = view.state.values['minutes']?.['minutes']?.value ?? '';
    handled.push(`settings ${minutes}`);
    if (Number.isNaN(Number(minutes))) {
      await ack({ response_action: 'errors', errors: { minutes: 'A number, please' } });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `Every ${minutes} minutes` });
  });
  app.shortcut('open-settings', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL });
  });
  app.event('app_mention', async ({ event, say }) => {
    handled.push(`mention ${event.text}`);
    await say({ text: `You rang, <@${event.user ?? ''}>?`, thread_ts: event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.subtype !== undefined) return;
    handled.push(`message ${message.text ?? ''}`);
    await say('Read it.');
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const text = { type: 'plain_text', text: 'Your stretches' } as const;
    const view = { type: 'home', blocks: [{ type: 'header', text }] } as const;
    await client.views.publish({
      user_id: event.user,
      view: { ...view, blocks: [...view.blocks] },
    });
  });
}

function card() {
  return [
    { type: 'section', text: { type: 'mrkdwn', text: '*Neck roll*' } },
    {
      type: 'actions',
      block_id: 'card',
      elements: [
        { type: 'button', action_id: 'done', text: { type: 'plain_text', text: 'Done' } },
        { type: 'button', action_id: 'settings', text: { type: 'plain_text', text: 'Settings' } },
        { type: 'timepicker', action_id: 'time' },
        {
          type: 'static_select',
          action_id: 'area',
          options: ['neck', 'back'].map((value) => ({
            value,
            text: { type: 'plain_text', text: value.toUpperCase() } as const,
          })),
        },
      ],
    },
  ] satisfies import('@slack/types').KnownBlock[];
}
