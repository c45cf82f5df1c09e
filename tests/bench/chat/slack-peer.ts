import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Slack that checks nothing, so that its own work doesn't hide the bot's. Signed HTTP. */
export interface SlackPeer {
  readonly api: string;
  /** Runs `/stretch text`; resolves with milliseconds: until acknowledged, and until the answer came. */
  ask(
    botUrl: string,
    text: string,
    person?: string,
  ): Promise<{ acknowledged: number; answered: number }>;
  /** The channels that something was posted to unasked, in order. */
  readonly posts: readonly string[];
  close(): void;
}

export const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const TEAM = 'T0BENCH';

export async function startSlackPeer(): Promise<SlackPeer> {
  const waiting = new Map<string, (at: number) => void>();
  const posts: string[] = [];
  const http = createServer((request, response) => {
    const at = performance.now();
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => void (body += part));
    request.on('end', () => {
      if (request.url === '/api/chat.postMessage') {
        posts.push(new URLSearchParams(body).get('channel') ?? '');
      }
      const id = /^\/response\/(\d+)/.exec(request.url ?? '')?.[1];
      if (id !== undefined) waiting.get(id)?.(at);
      waiting.delete(id ?? '');
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          ok: true,
          ts: `1800000000.${String(last++).padStart(6, '0')}`,
          url: 'https://bench.slack.com/',
          team: 'Bench',
          team_id: TEAM,
          user: 'bench',
          user_id: 'U0BOT',
          bot_id: 'B0BOT',
        }),
      );
    });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  let last = 1;

  return {
    api: `${base}/api/`,
    posts,
    async ask(botUrl, text, person = 'U1') {
      const id = String(last++);
      const body = new URLSearchParams({
        command: '/stretch',
        text,
        team_id: TEAM,
        user_id: person,
        channel_id: 'C1',
        api_app_id: 'A1',
        trigger_id: id,
        response_url: `${base}/response/${id}`,
      }).toString();
      const time = String(Math.floor(Date.now() / 1000));
      const hash = createHmac('sha256', SIGNING_SECRET).update(`v0:${time}:${body}`).digest('hex');
      const { promise, resolve } = Promise.withResolvers<number>();
      waiting.set(id, resolve);
      const sent = performance.now();
      const response = await fetch(`${botUrl}/slack/events`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-signature': `v0=${hash}`,
          'x-slack-request-timestamp': time,
        },
      });
      await response.arrayBuffer();
      const acknowledged = performance.now() - sent;
      return { acknowledged, answered: (await promise) - sent };
    },
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
}
