import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { PLAIN, renderText } from '../../src/cards/plain-text.ts';
import type { Reply, Request } from '../../src/request.ts';
import { createService, type Service } from '../../src/service.ts';
import { type Bot, createBot } from '../../src/bot.ts';
import { englishContent } from '../support/content.ts';
import { memoryLog } from '../support/memory-log.ts';
import { gallery } from '../support/pictures.ts';
import type { Nature, OpenSurface, Seen, Surface } from './surface.ts';
import { hugeCard } from './huge-card.ts';

const content = await englishContent();
const { catalogue, phrases } = content;
const { replies } = content.redFlags;

/** The whole bot, safe to call, and what it logs. */
function wholeBot(patience?: number, broken: Partial<Bot> = {}) {
  const { log, lines } = memoryLog();
  const bot = { ...createBot(content, { pictureOf: gallery, random: () => 0 }), ...broken };
  const options = patience === undefined ? {} : { patience };
  return { service: createService({ bot, phrases, log, ...options }), lines };
}

/** What every adapter promises, whatever its platform: tested on the platform's own client. */
export function adapterContract(name: string, open: OpenSurface, nature: Nature = {}): void {
  const isPrivate = (wanted: boolean) => wanted || nature.alwaysPrivate === true;

  /** One platform for all tests that only look at answers. */
  let surface: Surface;
  const { service } = wholeBot();
  beforeAll(async () => {
    surface = await open(service);
  });
  afterAll(async () => {
    await surface.close();
  });

  /** A platform of its own for one test. */
  async function withSurface(own: Service, use: (surface: Surface) => Promise<void>) {
    const opened = await open(own);
    try {
      await use(opened);
    } finally {
      await opened.close();
    }
  }

  function isProper(seen: Seen) {
    expect(seen.active).toEqual([]);
    expect(surface.violations()).toEqual([]);
  }

  describe(`${name}: every card, within the platform’s limits`, () => {
    test.each(catalogue.exercises)('$name keeps steps, caution and picture', async (exercise) => {
      const seen = await surface.command('stretch', exercise.slug);
      for (const part of [exercise.name, exercise.summary, ...exercise.steps, exercise.caution]) {
        expect(spaced(seen.text)).toContain(spaced(part));
      }
      const alt = gallery(exercise.slug)?.alt;
      expect(seen.alts.join(' ')).toContain(alt?.start);
      expect(seen.alts.join(' ')).toContain(alt?.end);
      expect(seen.labels).toEqual(expect.arrayContaining(Object.values(buttonsOf(phrases))));
      expect(seen.private).toBe(isPrivate(false));
      isProper(seen);
    });

    test.each([...catalogue.causes, ...catalogue.benefits, ...catalogue.mistakes])(
      '$name is told whole',
      async (topic) => {
        const seen = await surface.command('ask', topic.name);
        for (const part of [topic.name, ...topic.text.split(/\n+/)]) {
          expect(spaced(seen.text)).toContain(spaced(part));
        }
        isProper(seen);
      },
    );

    test.each(['exercises', 'causes', 'benefits', 'mistakes'] as const)(
      'the list of all %s names each and lets one be picked',
      async (list) => {
        const seen = await surface.command(
          'stretch',
          list === 'exercises' ? 'list' : `list ${list}`,
        );
        for (const { name: entry } of catalogue[list]) {
          expect(spaced(seen.text)).toContain(spaced(entry));
          expect(seen.labels).toContain(entry);
        }
        isProper(seen);
      },
    );

    test('help and privacy', async () => {
      const help = await surface.command('help', '');
      expect(spaced(help.text)).toContain(spaced(phrases.help.care));
      expect(help.private).toBe(true);
      const privacy = await surface.command('stretch', 'privacy');
      for (const point of phrases.privacy.points) {
        expect(spaced(privacy.text)).toContain(spaced(point));
      }
      isProper(privacy);
    });

    test('a card far too long for any platform is shortened where one can see it', async () => {
      const card = hugeCard();
      const { service: own } = wholeBot(undefined, { handle: async () => reply(card) });
      await withSurface(own, async (huge) => {
        const seen = await huge.command('stretch', 'anything');
        if (nature.longest !== undefined) {
          expect(seen.text.length).toBeLessThanOrEqual(nature.longest);
          expect(seen.text).toContain('…');
        }
        expect(seen.active).toEqual([]);
        expect(huge.violations()).toEqual([]);
      });
    });
  });

  describe(`${name}: safety replies`, () => {
    test.each([
      ['cobra, chest pain', replies.emergency.lead],
      ['i want to kill myself', replies.crisis.lead],
      ['theres a lump on my spine and its getting bigger', replies.doctor.lead],
    ])('“%s” gets the fixed reply, alone, undecorated, for nobody else', async (text, lead) => {
      for (const seen of [
        await surface.command('stretch', text),
        await surface.command('ask', text),
        await surface.message(text),
      ]) {
        const asked: Request = {
          platform: 'test',
          private: true,
          input: { type: 'message', text },
        };
        const { card } = await service.answer(asked);
        expect(spaced(seen.text)).toBe(spaced(renderText(card, 10_000, PLAIN).text));
        expect(spaced(seen.text)).toContain(spaced(lead));
        expect(seen.labels).toEqual([]);
        expect(seen.alts).toEqual([]);
        expect(seen.private).toBe(true);
        isProper(seen);
      }
    });

    test('a personal question is answered alone', async () => {
      const text = 'my shoulders are tight from sitting all day';
      const seen = await surface.command('ask', text);
      expect(seen.private).toBe(true);
      expect(spaced(seen.text)).toContain(spaced(replies.safetyNet));
    });
  });

  describe(`${name}: a click equals the typed command`, () => {
    test.each([
      [phrases.actions.duration, 'how long do I hold the cobra'],
      [phrases.actions.easier, 'easier version of the cobra'],
      [phrases.actions.mistakes, 'mistakes in the cobra'],
    ])('%s', async (label, typed) => {
      await surface.command('stretch', 'cobra');
      const clicked = await surface.press(label);
      const { text, alts, labels } = await surface.message(typed);
      expect({ text: clicked.text, alts: clicked.alts, labels: clicked.labels }).toEqual({
        text,
        alts,
        labels,
      });
    });

    test('a choice from a list', async () => {
      await surface.message('list causes');
      const cause = catalogue.causes[2]?.name ?? '';
      const picked = await surface.press(cause);
      expect(picked.text).toBe((await surface.message(cause)).text);
    });

    test.each(['v1:show:exercise:gone-since', 'v0:old', 'v1:list:nonsense', 'rubbish'])(
      'a button nobody knows any more (%s) gets a helpful answer',
      async (id) => {
        const seen = await surface.pressId(id);
        expect(seen.text).toContain(phrases.stale.title);
        expect(seen.labels.length).toBeGreaterThan(1);
        isProper(seen);
      },
    );
  });

  describe(`${name}: hostile input`, () => {
    test.each([
      '<!channel> <!here> <@U012AB> <#C01> <https://evil.example|free>',
      '@everyone @here <@123456789012345678> <@&1> [free](https://evil.example)',
      '*bold* _it_ ~no~ `code` ```block``` ||spoiler|| # head > quote',
      'cobra <!channel>',
      '\u202Ecobra\u202C \u0000\u0007',
      '{"type":"section"}',
    ])('%j comes back inert', async (text) => {
      for (const seen of [await surface.command('stretch', text), await surface.message(text)]) {
        expect(seen.text).not.toMatch(/evil|everyone|channel>|@here|U012AB/);
        isProper(seen);
      }
    });

    test('content full of markup is shown as it is written, and does nothing', async () => {
      const words =
        'a*b*c _d_ ~e~ `f` <!channel> @everyone <@U1> [x](https://evil.example) &lt; ||s|| \\';
      const card: Card = {
        title: `T ${words}`,
        summary: words,
        blocks: [
          { type: 'text', text: `**Bold:** ${words}` },
          { type: 'list', ordered: true, items: [`1. ${words}`, `- ${words}`] },
          { type: 'facts', facts: [{ label: 'Fact *', value: `> ${words}` }] },
          { type: 'notice', tone: 'caution', text: `# ${words}` },
          { type: 'choices', prompt: 'Pick', choices: [{ id: 'v1:help', label: `L ${words}` }] },
          { type: 'actions', actions: [{ id: 'v1:privacy', label: `B ${words.slice(0, 60)}` }] },
        ],
      };
      const { service: own } = wholeBot(undefined, { handle: async () => reply(card) });
      await withSurface(own, async (marked) => {
        const seen = await marked.command('stretch', 'anything');
        expect(seen.active).toEqual([]);
        expect(marked.violations()).toEqual([]);
        expect(spaced(seen.text)).toContain(spaced(`Bold: ${words}`));
      });
    });
  });

  describe(`${name}: something breaks inside`, () => {
    const secret = 'zebra-crossing';

    test.each([
      ['throws', () => Promise.reject(new Error(`could not read ${secret}`)), 'answer.failed'],
      ['hangs', () => new Promise<Reply>(() => {}), 'answer.late'],
    ])('a handler that %s still gets the person an apology', async (_, handle, event) => {
      const { service: own, lines } = wholeBot(50, { handle });
      await withSurface(own, async (broken) => {
        const seen = await broken.command('stretch', secret);
        expect(seen.text).toContain(phrases.apology.title);
        expect(seen.private).toBe(true);
        expect(broken.violations()).toEqual([]);
      });
      const failures = lines.filter(({ level }) => level === 'error');
      expect(failures.map((line) => line['event'])).toEqual([event]);
      expect(JSON.stringify(lines)).not.toContain(secret);
    });
  });

  test(`${name}: twenty people at once each get their own answer`, async () => {
    const asked = catalogue.exercises.slice(0, 10).flatMap((exercise) => [exercise, exercise]);
    const seen = await Promise.all(asked.map(({ slug }) => surface.command('stretch', slug)));
    seen.forEach(({ text }, at) => expect(text).toContain(asked[at]?.name));
    expect(surface.violations()).toEqual([]);
  });
}

function reply(card: Card): Reply {
  return { card, audience: 'channel' };
}

/** The buttons on a move's card. */
function buttonsOf({ actions: { another, duration, easier, mistakes, done } }: typeof phrases) {
  return { another, duration, easier, mistakes, done };
}

/** A text without its bold marks and with single spaces, so that line breaks don't matter. */
function spaced(text: string): string {
  return text.replaceAll('**', '').replace(/\s+/g, ' ').trim();
}
