import fc from 'fast-check';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { calendarPages } from '../../../adapters/web/calendar/pages.ts';
import { galleryPages } from '../../../adapters/web/gallery/pages.ts';
import type { Knowledge } from '../../../adapters/web/knowledge.ts';
import { pathOf } from '../../../adapters/web/paths.ts';
import { readWishes } from '../../../src/commands/wishes.ts';
import { fits } from '../../../src/lookup/filters.ts';
import { englishKnowledge } from '../../support/knowledge.ts';

let knowledge: Knowledge;
let pages: Hono;
beforeAll(async () => {
  knowledge = await englishKnowledge();
  const clock = () => Temporal.Instant.from('2026-11-30T10:00Z');
  pages = galleryPages({ knowledge });
  pages.route('/', calendarPages({ knowledge, clock, zone: 'Europe/Berlin' }));
});

async function read(path: string): Promise<{ status: number; text: string }> {
  const response = await pages.request(path);
  return { status: response.status, text: await response.text() };
}

/** The addresses that a page leads to, without those of other sites. */
function links(text: string): string[] {
  const all = [...text.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(
    ([, address = '']) => address,
  );
  return all
    .map((address) => address.replaceAll('&amp;', '&'))
    .filter((address) => /^[/#]/.test(address));
}

/** The chat, scripts, style sheets and pictures, which the server adds. */
const ELSEWHERE = /^\/($|\?|assets\/|figures\/[a-z-]+\.(gif|png)$)/;

describe('somebody who follows every link', () => {
  it('never comes to an end that isn’t there', async () => {
    const seen = new Set<string>();
    const ahead = ['/moves', '/topics', '/calendar', '/moves/cobar-stretch'];
    const dead: string[] = [];
    for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, text } = await read(path);
      if (status !== 200 && path !== '/moves/cobar-stretch') dead.push(path);
      for (const link of links(text)) {
        const [page = '', anchor] = link.split('#');
        if (page === '' && anchor !== undefined && !text.includes(`id="${anchor}"`))
          dead.push(link);
        if (page !== '' && !ELSEWHERE.test(page) && !seen.has(page)) ahead.push(page);
      }
    }
    expect(dead).toEqual([]);
    for (const entry of knowledge.catalogue.entries) expect(seen).toContain(pathOf(entry));
  });

  it('gets from every topic to its moves and from every move to its topics', async () => {
    const { catalogue } = knowledge;
    const toOf = new Map<string, Set<string>>();
    for (const entry of catalogue.entries) {
      const { text } = await read(pathOf(entry));
      // What is only like it, before or after it, isn't of it.
      const [body = ''] = text.split('<section class="similar" aria-labelledby="similar">');
      toOf.set(pathOf(entry), new Set(links(body)));
    }
    for (const topic of [...catalogue.causes, ...catalogue.mistakes, ...catalogue.benefits]) {
      for (const exercise of catalogue.exercises) {
        const there = toOf.get(pathOf(topic))?.has(pathOf(exercise));
        const back = toOf.get(pathOf(exercise))?.has(pathOf(topic));
        expect([topic.id, exercise.slug, back]).toEqual([topic.id, exercise.slug, there]);
      }
      for (const slug of topic.exercises) {
        expect(toOf.get(pathOf(topic))).toContain(`/moves/${slug}`);
      }
    }
  });
});

describe('an address with a slip in it', () => {
  it('gets the nearest entry and the ways on', async () => {
    const { status, text } = await read('/moves/cobar-strech');
    expect(status).toBe(404);
    expect(text).toContain('href="/moves/cobra-stretch"');
    expect(links(text)).toEqual(expect.arrayContaining(['/moves', '/topics', '/']));
    expect((await read('/topics/cause/stres')).text).toContain('href="/topics/cause/stress"');
    expect((await read('/topics/exercise/cobra-stretch')).status).toBe(404);
    expect((await read('/topics/__proto__/constructor')).status).toBe(404);
  });
});

describe('the gallery', () => {
  it('shows exactly the moves that fit, whatever is wished for', async () => {
    const wish = fc.record(
      Object.fromEntries(
        knowledge.filters.map(({ name, choices }) => [
          name,
          fc.subarray(
            choices.map(({ value }) => value),
            { maxLength: name === 'minutes' ? 1 : 3 },
          ),
        ]),
      ),
    );
    await fc.assert(
      fc.asyncProperty(wish, async (values) => {
        const params = new URLSearchParams();
        for (const [name, some] of Object.entries(values)) {
          for (const value of some) params.append(name, value);
        }
        const { text } = await read(`/moves?${params.toString()}`);
        const shown = [...text.matchAll(/<h2><a href="\/moves\/([a-z-]+)">/g)].map(
          ([, slug]) => slug,
        );
        const { filters } = readWishes(values);
        const fitting = knowledge.catalogue.exercises.filter((each) => fits(each, filters));
        expect(shown).toEqual(fitting.map(({ slug }) => slug));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a hostile address', () => {
  const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      MARKUP,
      'x'.repeat(64_000),
      '__proto__',
      '../../etc/passwd',
      '-0',
      'NaN',
      '\u0000',
      '0'.repeat(5000),
    ),
  );
  const names = fc.constantFrom(
    'place',
    'minutes',
    'area',
    'equipment',
    'avoid',
    'times',
    'zone',
    'days',
    'off',
    'country',
    'region',
    'from',
    '__proto__',
    'constructor',
  );
  const paths = fc.constantFrom('/moves', '/calendar', '/topics');

  it('gets a normal page, in which nothing of it is markup', async () => {
    const pairs = fc.array(fc.tuple(names, values), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(paths, pairs, async (path, query) => {
        const params = new URLSearchParams(query);
        const { status, text } = await read(`${path}?${params.toString()}`);
        expect(status).toBe(200);
        expect(text).not.toContain('<script>');
        expect(text).not.toContain('<img src=x');
        expect(text.length).toBeLessThan(200_000);
      }),
      { numRuns: 100 },
    );
  });

  it('gets one for a thousand fields, and for a path of junk', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => `place=desk&days=mon&x${at}=${at}`).join(
      '&',
    );
    for (const path of ['/moves', '/calendar'])
      expect((await read(`${path}?${many}`)).status).toBe(200);
    for (const junk of [
      '%E0%A4%A',
      '%00',
      encodeURIComponent(MARKUP),
      'x'.repeat(8000),
      '%2e%2e%2f',
    ]) {
      for (const path of [`/moves/${junk}`, `/topics/cause/${junk}`]) {
        const { status, text } = await read(path);
        expect(status).toBe(404);
        expect(text).not.toContain('<script>');
      }
    }
  });
});
