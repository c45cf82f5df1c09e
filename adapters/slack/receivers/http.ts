import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, type Logger } from '@slack/bolt';
import type { Log } from '../../../src/log.ts';
import { isSlackBody, readBody } from './body.ts';
import type { Connection } from './connection.ts';

/** Where Slack sends commands, clicks and events. */
export const EVENTS_PATH = '/slack/events';

/** The largest thing Slack sends is a modal with its state, 250 KB; in bytes. */
const LONGEST_BODY = 1024 * 1024;

/**
 * Milliseconds after which a request that nobody has answered is turned away: more than a form may
 * take, and less than the three seconds that Slack waits. Bolt itself would leave it open.
 */
const NOBODY_ANSWERS = 2_900;

export interface HttpOptions {
  readonly signingSecret: string;
  readonly logger: Logger;
  readonly log: Log;
}

/**
 * Signed HTTP: Slack asks the bot. Bolt checks signature and age; the bot's own server listens.
 */
export function httpConnection({ signingSecret, logger, log }: HttpOptions): Connection {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: [EVENTS_PATH],
    bodyLimit: LONGEST_BODY,
    unhandledRequestTimeoutMillis: NOBODY_ANSWERS,
    unhandledRequestHandler: ({ response }) => {
      // Also called for what went wrong, and was answered then.
      if (!response.headersSent) end(response, 404);
    },
    processEventErrorHandler: async ({ error, response }) => {
      log.failure('slack.event', error);
      if (!response.headersSent) end(response, 500);
      return false;
    },
  });
  let isOpen = false;

  /** Reads the body and, where it is one of Slack's, has Bolt check its signature and answer it. */
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const rawBody = await readBody(request, LONGEST_BODY);
    if (rawBody === undefined) return end(response, 413);
    if (!isSlackBody(String(rawBody), request.headers['content-type'])) return end(response, 400);
    receiver.requestListener(Object.assign(request, { rawBody }), response);
  }

  return {
    by: 'signed HTTP',
    receiver,
    routes: [
      {
        path: EVENTS_PATH,
        handle(request, response) {
          // Slack sends events again that it couldn't deliver.
          if (!isOpen) return end(response, 503);
          if (request.method !== 'POST') return end(response, 405);
          void pass(request, response);
        },
      },
    ],
    async open() {
      isOpen = true;
    },
    isUp: () => isOpen,
    async close() {
      isOpen = false;
    },
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
