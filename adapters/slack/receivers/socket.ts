import { setTimeout as wait } from 'node:timers/promises';
import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { type OnRefused, RefusedError } from '../../../src/adapter.ts';
import type { Log } from '../../../src/log.ts';
import { pause, persist } from '../persist.ts';
import { clientOptions } from '../web-client.ts';
import type { Connection } from './connection.ts';

/** How long Slack may take to greet a new socket, in milliseconds. */
const GREETING_PATIENCE = 15_000;
/**
 * Slack leaves its end open after the closing handshake (slackapi/node-slack-sdk#2752), and the
 * SDK waits for it. A socket that is still closing at the second look is closed for good.
 */
const LOOK_EVERY = 500;
/** `WebSocket.CLOSING`. */
const CLOSING = 2;
/** A socket that lasted less than this, in milliseconds, may be closed at once the next time too. */
const SHORT_LIVED = 10_000;

type Client = SocketModeReceiver['client'];

/**
 * Leaves out what the SDK can't read: it drops the promise with which it reads a frame, so that one
 * that isn't as it expects ends the process with an unhandled rejection.
 */
function survive(client: Client, onUnreadable: (error: unknown) => void): void {
  const readers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (...frame: unknown[]) => {
    try {
      for (const read of readers) await (read as (...frame: unknown[]) => Promise<void>)(...frame);
    } catch (error) {
      onUnreadable(error);
    }
  });
}

export interface SocketOptions {
  readonly appToken: string;
  readonly api?: string;
  readonly logger: Logger;
  readonly log: Log;
  readonly onRefused: OnRefused;
}

/**
 * Socket Mode: the bot connects to Slack, and nothing of it has to be public.
 *
 * The SDK's own reconnecting is off. It drops the promise of its attempts, so that a refused
 * token, a fault of Slack's or a stop at the wrong moment ends the process with an unhandled
 * rejection, and it waits five seconds each time. Here every loss starts one loop whose end is
 * ours to handle.
 */
export function socketConnection(options: SocketOptions): Connection {
  const { appToken, logger, log, onRefused } = options;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(options) },
    processEventErrorHandler: async ({ error }) => {
      // Not acknowledged, so Slack sends it again.
      log.failure('slack.event', error);
      return false;
    },
  });
  const { client } = receiver;
  survive(client, (error) => log.failure('slack.unreadable', error));
  const ending = new AbortController();
  /** The one loop that is under way, if any. */
  let connecting: Promise<void> | undefined;
  let greetedAt = -Infinity;
  /** How many sockets in a row were short-lived. */
  let losses = 0;
  let watch: NodeJS.Timeout | undefined;
  let wasClosing = false;

  function look(): void {
    const isClosing = client.websocket?.readyState === CLOSING;
    if (isClosing && wasClosing) client.websocket?.disconnect();
    wasClosing = isClosing;
  }

  /** Resolves when Slack has greeted the new socket; rejects with nothing when it closed before. */
  async function greet(): Promise<void> {
    const timer = setTimeout(hangUp, GREETING_PATIENCE);
    try {
      await client.start();
      greetedAt = performance.now();
    } finally {
      clearTimeout(timer);
    }
  }

  /** Closes the socket: the first time politely, the second time for good. */
  function hangUp(): void {
    client.websocket?.disconnect();
    client.websocket?.disconnect();
  }

  /** Connects, after a pause when the last sockets were closed again and again. */
  async function begin(): Promise<void> {
    const { signal } = ending;
    losses = performance.now() - greetedAt < SHORT_LIVED ? losses + 1 : 0;
    // Once is nothing unusual, and nobody should wait for it.
    if (losses > 1) {
      log.info('slack.short-lived', { losses });
      await wait(pause(losses - 1), undefined, { signal });
    }
    await persist(greet, { token: 'SLACK_APP_TOKEN', log, signal });
  }

  function connect(): Promise<void> {
    connecting ??= begin().finally(() => {
      connecting = undefined;
    });
    return connecting;
  }

  /** Connects, and again as long as the socket closes while the loop that opened it is ending. */
  async function settle(): Promise<void> {
    do await connect();
    while (!ending.signal.aborted && !client.websocket?.isActive());
  }

  async function reconnect(): Promise<void> {
    try {
      await settle();
      log.info('slack.reconnected');
    } catch (error) {
      if (error instanceof RefusedError) onRefused(error);
    }
  }

  client.on('disconnected', () => {
    if (!connecting && !ending.signal.aborted) void reconnect();
  });

  return {
    by: 'Socket Mode',
    receiver,
    routes: [],
    open() {
      watch = setInterval(look, LOOK_EVERY);
      return settle();
    },
    isUp: () => !connecting && client.websocket?.isActive() === true,
    async close() {
      ending.abort();
      await client.disconnect();
      await connecting?.catch(() => {});
      // An attempt that was past its call to Slack still opens its socket.
      if (client.websocket?.isActive()) await client.disconnect();
      clearInterval(watch);
    },
  };
}
