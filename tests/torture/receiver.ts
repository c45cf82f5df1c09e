import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { chanceOf } from './chance.ts';
import { drawFate, type Fate, type PlatformName } from './fate.ts';

/**
 * Something like Discord and something like Slack in a process of their own, which count what arrives
 * and misbehave by a seed: `node receiver.ts <seed>`; without a seed they don't. Prints its port.
 *
 * `POST /discord/<channel>` and `POST /slack/<channel>` take a post, `GET /report` tells what came.
 */

/** A post as everybody in the channel sees it. */
export interface Arrival {
  readonly platform: PlatformName;
  readonly channel: string;
  readonly key: string;
  /** Which bot sent it. */
  readonly bot: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Report {
  readonly arrivals: readonly Arrival[];
  /** How often each fate befell a request. */
  readonly fates: Readonly<Record<string, number>>;
  /** Posts to Discord that appeared once because their nonce was known. */
  readonly recognised: number;
  /** When requests to Discord came, whatever became of them: milliseconds since 1970. */
  readonly discordRequests: readonly number[];
}

/**
 * "Enforce nonce … it will be checked for uniqueness in the past few minutes"
 * (https://discord.com/developers/docs/resources/message#create-message).
 */
const NONCE_MS = 3 * 60_000;
/** How long a platform takes to answer. */
const FASTEST_MS = 20;
const SLOWER_MS = 200;

const CALM: Fate = { type: 'accept' };

const [, , seed] = process.argv;
const chance = chanceOf(Number(seed));
const arrivals: Arrival[] = [];
const nonces = new Map<string, number>();
const fates: Record<string, number> = {};
const discordRequests: number[] = [];
let recognised = 0;

function accept(arrival: Arrival): void {
  if (arrival.platform === 'discord') {
    const name = `${arrival.channel} ${arrival.key}`;
    const before = nonces.get(name);
    if (before !== undefined && arrival.at - before < NONCE_MS) {
      recognised += 1;
      return;
    }
    nonces.set(name, arrival.at);
  }
  arrivals.push(arrival);
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, platform, channel = ''] = (request.url ?? '').split('/');
  if (platform !== 'discord' && platform !== 'slack') {
    const report: Report = { arrivals, fates, recognised, discordRequests };
    response.end(JSON.stringify(report));
    return;
  }
  const { key, bot } = JSON.parse(await text(request)) as { key: string; bot: string };
  if (platform === 'discord') discordRequests.push(Date.now());
  const fate = seed === undefined ? CALM : drawFate(platform, chance(), Date.now());
  fates[fate.type] = (fates[fate.type] ?? 0) + 1;
  const take = () => accept({ platform, channel, key, bot, at: Date.now() });
  await delay(FASTEST_MS + SLOWER_MS * chance());
  switch (fate.type) {
    case 'accept':
      take();
      response.end(JSON.stringify({ message: key }));
      return;
    case 'busy':
      response.writeHead(429, { 'retry-after': String(fate.retryAfter) }).end();
      return;
    case 'error':
      response.writeHead(fate.status).end();
      return;
    case 'reset':
      if (fate.accepted) take();
      request.socket.destroy();
      return;
    case 'silence':
      take();
  }
}

const server = createServer((request, response) => {
  // A bot that was killed in the middle of its request.
  receive(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
process.once('disconnect', () => process.exit());
