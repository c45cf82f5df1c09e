import fc from 'fast-check';
import { createApp } from '../../adapters/web/app.ts';
import { createPosts } from '../../adapters/web/posts.ts';
import { html } from '../../adapters/web/html.ts';
import { createBot } from '../../src/bot.ts';
import { createService } from '../../src/service.ts';
import { englishContent } from '../support/content.ts';
import { englishKnowledge } from '../support/knowledge.ts';
import { memoryLog } from '../support/memory-log.ts';
import type { Entrance, Open } from './entrance.ts';
import { hostileText } from './hostile.ts';

/** What a browser asks for. */
interface Asked {
  readonly path: string;
  /** The fields of a form; a page is asked for without. */
  readonly fields?: readonly (readonly [string, string])[];
}

/** Names of fields that mean something to a page, and any. */
const fieldNames = fc.oneof(
  fc.constantFrom('text', 'action', 'form-id', 'turn', 'label', 'field', 'browser-zone'),
  fc.constantFrom('v.words', 'v.times', 'v.zone', 'v.days', 'v.place', 'v.__proto__', '__proto__'),
  hostileText,
);
const parameterNames = fc.oneof(
  fc.constantFrom('times', 'zone', 'days', 'place', 'off', 'country', 'region', 'from'),
  fc.constantFrom('area', 'minutes', 'equipment', 'seen', '__proto__'),
  hostileText,
);
/** Values that a page understands, beside those that nobody does. */
const values = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.constantFrom('9:00', 'Europe/Berlin', 'DE', 'DE-BY', '2026-12-24', 'mon', 'desk'),
  },
);

/** The whole page, its requests put to it directly. Whatever it can't do, it says so and logs nothing. */
async function page(inputs: fc.Arbitrary<Asked>): Promise<Open<Asked>> {
  const content = await englishContent();
  const { phrases } = content;
  const { log, lines } = memoryLog();
  const knowledge = await englishKnowledge();
  const service = createService({ bot: createBot(content), phrases, log });
  const app = createApp({
    host: 'localhost',
    knowledge,
    service,
    elsewhere: { knowledge, phrases, log },
    posts: createPosts({ turn: async () => html``, exchange: () => html`` }),
    clock: () => Temporal.Instant.from('2026-11-30T09:00:00Z'),
  });
  return {
    inputs,
    async enter({ path, fields }) {
      const headers = { host: 'localhost', origin: 'http://localhost' };
      const body = fields && new URLSearchParams(fields as [string, string][]);
      const answer = await app.request(
        `http://localhost${path}`,
        { headers, ...(body ? { method: 'POST', body } : {}) },
        { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
      );
      await answer.text();
      if (answer.status >= 500) throw new Error(`answered with ${answer.status}`);
      if (lines.length > 0) throw new Error(JSON.stringify(lines.pop()));
    },
  };
}

const sent: Entrance<Asked> = {
  name: 'what the page sends',
  share: 1.5,
  open: () =>
    page(
      fc.record({
        path: fc.constantFrom('/ask', '/press', '/form', '/suggest'),
        fields: fc.array(fc.tuple(fieldNames, values), { maxLength: 6 }),
      }),
    ),
};

/** Text as part of an address; half of a character pair has no place in one. */
const escaped = (text: string) => encodeURIComponent(text.toWellFormed()).slice(0, 4_000);

const paths = fc.oneof(
  fc.constantFrom('/', '/moves', '/topics', '/calendar', '/calendar', '/moves/cobra-stretch'),
  fc
    .tuple(fc.constantFrom('/', '/moves/', '/topics/', '/assets/', '/figures/'), hostileText)
    .map(([folder, name]) => folder + escaped(name)),
);
const queries = fc
  .array(fc.tuple(parameterNames, values), { maxLength: 5 })
  .map((fields) => fields.map((each) => each.map(escaped).join('=')).join('&'));

const addresses: Entrance<Asked> = {
  name: 'addresses of pages',
  share: 0.5,
  open: () => page(fc.tuple(paths, queries).map(([path, query]) => ({ path: `${path}?${query}` }))),
};

export const pageEntrances = [sent, addresses] as const;
