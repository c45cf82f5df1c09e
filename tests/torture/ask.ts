import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Place, Report } from './platforms.ts';

/** What came to the platforms so far. */
export async function reportOf(place: Place): Promise<Report> {
  return JSON.parse(await ask(place, '/report')) as Report;
}

/** How often a post was taken so far. */
export async function countOf(place: Place): Promise<number> {
  return Number(await ask(place, '/count'));
}

/** Over a connection of its own: one that is kept may break while the machine is busy. */
async function ask({ url }: Place, path: string): Promise<string> {
  const [answer] = await once(get(url + path, { agent: false }), 'response');
  return text(answer as IncomingMessage);
}
