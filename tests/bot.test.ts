import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBot } from '../src/bot.ts';
import { englishContent } from './support/content.ts';
import { allText, blocks, choices, somebody } from './support/person.ts';

const person = await somebody();
const content = await englishContent();
const SAFETY_NET = content.redFlags.replies.safetyNet;

describe('somebody asks for a stretch', () => {
  test('by its name', async () => {
    const { card, audience } = await person.uses('stretch', 'thread-the-needle');
    expect(card.title).toBe('Thread the Needle');
    expect(blocks(card, 'list')[0]?.items).toHaveLength(5);
    expect(audience).toBe('channel');
  });

  test('with two typos', async () => {
    expect((await person.uses('stretch', 'thred nedle')).card.title).toBe('Thread the Needle');
  });

  test('in a plain message with a slash', async () => {
    expect((await person.types('/stretch cobra')).card.title).toBe('Cobra Stretch');
  });

  test('without saying which, and gets one that can be done at work', async () => {
    for (const roll of [0, 0.3, 0.6, 0.999]) {
      const { card } = await (await somebody({ roll })).uses('stretch');
      const exercise = content.catalogue.exercises.find(({ name }) => name === card.title);
      expect(exercise?.place.some((place) => place !== 'floor')).toBe(true);
    }
  });
});

describe('every move’s card', () => {
  test.each(content.catalogue.exercises.map((exercise) => [exercise.slug, exercise] as const))(
    '%s has a summary, steps, timing, the caution that matters and what to try next',
    async (slug, exercise) => {
      const { card } = await person.uses('stretch', slug);
      expect(card.summary).toBe(exercise.summary);
      expect(blocks(card, 'list').find(({ ordered }) => ordered)?.items).toEqual(exercise.steps);
      expect(allText(card)).toMatch(/How long: .*(second|minute)/);
      expect(blocks(card, 'notice').map(({ text }) => text)).toEqual([exercise.caution]);
      expect(choices(card)).toHaveLength(3);
      expect(choices(card)).not.toContain(exercise.name);
    },
  );
});

describe('somebody asks a question', () => {
  test('about causes, and gets them all to choose from', async () => {
    const { card } = await person.types('what causes upper back pain');
    expect(card.title).toBe('What can cause upper back pain');
    expect(choices(card)).toHaveLength(5);
    expect(allText(card)).toContain(SAFETY_NET);
  });

  test('about one move, and reads the answer first', async () => {
    const { card } = await person.types('how long do I hold the cobra');
    expect(card.title).toBe('Cobra Stretch');
    expect(blocks(card, 'text')[0]?.text).toMatch(/^\*\*How long:\*\* hold for 15–30 seconds/);
  });

  test('about its mistakes, its muscles, an easier way', async () => {
    const first = async (text: string) => (await person.types(text)).card.blocks[0];
    expect(await first('mistakes in the reverse fly')).toMatchObject({
      type: 'list',
      title: 'Watch out for',
    });
    expect(await first('what muscles does the reverse fly work')).toMatchObject({
      text: expect.stringContaining('backs of the shoulders'),
    });
    expect(await first('easier version of the cobra')).toMatchObject({
      text: expect.stringContaining('Sphinx'),
    });
  });

  test('that a benefit, a mistake or a cause answers, with moves that fit', async () => {
    expect((await person.types('do I need to warm up first')).card.title).toBe(
      content.catalogue.entry('mistake:skipping-warm-up')?.name,
    );
    expect(
      choices((await person.types('does stretching help posture')).card).length,
    ).toBeGreaterThan(2);
    expect((await person.types('can stress make my back hurt')).card.title).toBe(
      content.catalogue.entry('cause:stress')?.name,
    );
  });

  test('with a complaint in it, and is answered alone, with the safety net', async () => {
    const { card, audience } = await person.types('my shoulders are tight from sitting all day');
    expect(audience).toBe('caller');
    expect(allText(card)).toContain(SAFETY_NET);
  });

  test('about something else, and hears so without an echo', async () => {
    const { card, audience } = await person.types('book a flight to paris <!channel> @everyone');
    expect(card.title).toBe('I don’t know that one');
    expect(allText(card)).not.toMatch(/paris|channel|everyone/i);
    expect(audience).toBe('caller');
  });

  test('with nothing in it, and gets help', async () => {
    for (const text of ['', '   ', '🧘', '/stretch-help', 'help']) {
      expect((await person.types(text)).card.title, JSON.stringify(text)).toBe(
        'What you can ask me',
      );
    }
  });
});

describe('somebody has a trouble to spare', () => {
  test('and is never shown a move that it rules out', async () => {
    const { card, audience } = await person.types('something on the floor, I have bad knees');
    expect(choices(card)).not.toContain("Child's Pose");
    expect(audience).toBe('caller');
  });

  test('and even where nothing fits, gets no list or random move that it rules out', async () => {
    const ruledOut = content.catalogue.exercises.filter(({ cautions }) =>
      cautions.some(({ condition, level }) => condition === 'knees' && level === 'skip'),
    );
    const listed = await person.uses('list', 'doorway, on all fours, bad knees');
    expect(listed.card.title).toBe('Nothing fits all of that');
    for (const { name } of ruledOut) expect(choices(listed.card)).not.toContain(name);
    for (const roll of [0, 0.2, 0.4, 0.6, 0.8, 0.999]) {
      const { card } = await (
        await somebody({ roll })
      ).uses('random', 'doorway, on all fours, bad knees');
      expect(ruledOut.map(({ name }) => name)).not.toContain(card.title);
    }
  });

  test('and asks for a move that it rules out: the caution comes first', async () => {
    const { card } = await person.types('cobra, I am pregnant');
    expect(card.title).toBe('Cobra Stretch');
    expect(card.blocks[0]).toEqual({
      type: 'notice',
      tone: 'caution',
      text: 'Cobra Stretch may not suit you. Leave this one out: it means lying on your front.',
    });
  });
});

describe('somebody tells a red flag', () => {
  const never = (text: string) => {
    const names = content.catalogue.exercises.map(({ name }) => name.toLowerCase());
    return names.filter((name) => text.toLowerCase().includes(name));
  };

  test.each([
    ['cobra, chest pain', /^Please get emergency help now/],
    [
      'lol probably nothing but ive had crushing chest pain for 10 min',
      /^Please get emergency help now/,
    ],
    [
      'theres a lump on my spine and its getting bigger',
      /^It's best to have this checked before you stretch/,
    ],
    ['i want to kill myself', /^I'm sorry you're feeling this way/],
  ])('“%s” gets the fixed reply, alone, and no stretch', async (text, lead) => {
    for (const reply of [
      await person.types(text),
      await person.uses('stretch', text),
      await person.uses('list', text),
    ]) {
      expect(reply.card.title).toMatch(lead);
      expect(reply.audience).toBe('caller');
      expect(blocks(reply.card, 'actions')).toEqual([]);
      expect(blocks(reply.card, 'choices')).toEqual([]);
      expect(never(allText(reply.card))).toEqual([]);
    }
  });

  test('that may be a tight muscle, and hears both', async () => {
    const { card, audience } = await person.types('my chest feels tight');
    expect(card.blocks[0]).toMatchObject({ type: 'notice', tone: 'emergency' });
    expect(choices(card).length).toBeGreaterThan(0);
    expect(audience).toBe('caller');
  });
});

describe('somebody presses a button', () => {
  test('and gets what typing it would have given', async () => {
    for (const exercise of content.catalogue.exercises) {
      const typed = await person.uses('stretch', exercise.name);
      expect((await person.presses(`v1:show:${exercise.id}`)).card).toEqual(typed.card);
    }
  });

  test('for another move, and never gets the same', async () => {
    for (const roll of [0, 0.25, 0.5, 0.75, 0.999]) {
      const dice = await somebody({ roll });
      expect((await dice.presses('v1:another:exercise:cobra-stretch')).card.title).not.toBe(
        'Cobra Stretch',
      );
    }
  });

  test.each([
    'v1:show:exercise:gone-since',
    'v0:old',
    'v1:list:nonsense',
    'v1:show',
    '',
    'v1:ask:cause:x/duration',
    '__proto__',
  ])('from a long-gone version (%j), and is helped on', async (id) => {
    const { card } = await person.presses(id);
    expect(card.title).toBe('That button is from an older version');
    expect(blocks(card, 'actions')[0]?.actions.length).toBeGreaterThan(1);
  });
});

describe('something breaks inside', () => {
  const failures: unknown[] = [];
  const broken = { ...content, phrases: { ...content.phrases } };

  test('in the safety screen: the safety net is the answer, not a stretch', async () => {
    const stem = (word: string) => {
      if (word === 'kaboom') throw new Error('the screen broke');
      return content.stem(word);
    };
    const bot = createBot({ ...broken, stem }, { onError: (error) => failures.push(error) });
    const { card } = await bot.handle({
      platform: 'test',
      private: true,
      input: { type: 'message', text: 'cobra kaboom' },
    });
    expect(allText(card)).toContain(SAFETY_NET);
    expect(choices(card)).toEqual([]);
    expect(String(failures[0])).not.toContain('cobra');
  });

  test('in a command: a short apology', async () => {
    const errors: unknown[] = [];
    const bot = createBot(
      { ...content },
      {
        random: () => {
          throw new Error('no dice');
        },
        onError: (error) => errors.push(error),
      },
    );
    const { card, audience } = await bot.handle({
      platform: 'test',
      private: false,
      input: { type: 'command', name: 'stretch', text: '' },
    });
    expect(card.title).toBe('That didn’t work');
    expect(audience).toBe('caller');
    expect(errors).toHaveLength(1);
  });
});

test('whatever is typed gets a short answer, never a failure', async () => {
  const failures: unknown[] = [];
  const anybody = await somebody({ onError: (error) => failures.push(error) });
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      '${7*7}',
      '<@U1> <!channel|x>',
      '\u202Ecobra\u202C',
      'c\u0336o\u0336b\u0336r\u0336a',
      '(a+)+$',
    ),
  );
  await fc.assert(
    fc.asyncProperty(text, async (typed) => {
      const { card } = await anybody.types(typed);
      expect(allText(card).length).toBeLessThan(6000);
    }),
    { numRuns: 500 },
  );
  expect(failures).toEqual([]);
});

test('64 KB of anything gets a short answer too', async () => {
  for (const unit of [
    'cobra ',
    'a',
    '((((',
    '🙂',
    'é\u0301',
    'chest pain? no. ',
    '\n',
    'no ',
    '\u202E',
  ]) {
    const { card } = await person.types(unit.repeat(65_536 / unit.length));
    expect(allText(card).length).toBeLessThan(6000);
  }
});
