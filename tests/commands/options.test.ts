import { describe, expect, test } from 'vitest';
import { englishContent } from '../support/content.ts';
import { allText, blocks, choices, somebody } from '../support/person.ts';

const person = await somebody();
const content = await englishContent();
const { exercises } = content.catalogue;

describe('somebody chooses options beside /stretch', () => {
  test('a place: every move for it is offered, and no other', async () => {
    const fitting = exercises.filter(({ place }) => place.includes('doorway'));
    const { card, audience } = await person.chooses({ place: ['doorway'] });
    const offered = fitting.length === 1 ? [card.title] : choices(card);
    expect(offered.toSorted()).toEqual(fitting.map(({ name }) => name).toSorted());
    expect(audience).toBe('channel');
  });

  test('several together mean all of them', async () => {
    const { card } = await person.chooses({ place: ['chair'], minutes: ['2'], area: ['neck'] });
    for (const name of choices(card)) {
      const exercise = exercises.find((each) => each.name === name);
      expect(exercise?.place).toContain('chair');
      expect(exercise?.areas).toContain('neck');
    }
    expect(choices(card).length).toBeGreaterThan(1);
  });

  test('what can’t be had together is said, with what comes closest', async () => {
    const { card } = await person.chooses({ place: ['doorway'], equipment: ['foam-roller'] });
    expect(card.title).toBe(content.phrases.list.close.title);
  });

  test('a trouble to go easy on is a personal matter, and rules moves out', async () => {
    const { card, audience } = await person.chooses({ avoid: ['knees'] });
    const out = exercises.filter(({ cautions }) =>
      cautions.some(({ condition, level }) => condition === 'knees' && level === 'skip'),
    );
    expect(audience).toBe('caller');
    for (const { name } of out) expect(choices(card)).not.toContain(name);
  });

  test('a name with a trouble: that move, the caution first', async () => {
    const { card } = await person.chooses({ avoid: ['wrists'] }, 'cobra');
    expect(card.title).toBe('Cobra Stretch');
    expect(card.blocks[0]).toMatchObject({ type: 'notice', tone: 'caution' });
  });

  test('words and options join: “neck” at the desk', async () => {
    const { card } = await person.chooses({ place: ['chair'] }, 'something for my neck');
    for (const name of choices(card)) {
      const exercise = exercises.find((each) => each.name === name);
      expect(exercise?.place).toContain('chair');
      expect(exercise?.areas).toContain('neck');
    }
  });

  test('words that mean nothing are still not known, whatever is chosen', async () => {
    const { card } = await person.chooses({ place: ['chair'] }, 'book a flight to paris');
    expect(card.title).toBe(content.phrases.none.title);
  });

  test('values that no option has are passed over, never shown', async () => {
    const { card } = await person.chooses({ place: ['<!channel>'], __proto__: ['x'], area: [] });
    expect(allText(card)).not.toContain('channel');
    expect(card.title).not.toBe(content.phrases.apology.title);
  });

  test('a red flag in the place of an option is heard', async () => {
    for (const options of [
      { place: ['crushing chest pain'] },
      { other: ['crushing chest pain'] },
    ]) {
      const { card, audience } = await person.chooses(options, 'cobra');
      expect(card.title).toMatch(/^Please get emergency help now/);
      expect(audience).toBe('caller');
    }
  });
});

describe('somebody wants one found for them', () => {
  test('and gets a form with words and options, or lists to pick from where there are no forms', async () => {
    const { card, form } = await person.presses('v1:pick');
    expect(form?.fields.map(({ name }) => name)).toEqual([
      'words',
      'place',
      'minutes',
      'area',
      'avoid',
    ]);
    expect(choices(card)).toContain('In a doorway');
  });

  test('sends it, and gets what fits', async () => {
    const { card } = await person.sends('v1:pick', { words: [''], place: ['wall'], avoid: [] });
    const names = exercises.filter(({ place }) => place.includes('wall')).map(({ name }) => name);
    expect(names.length === 1 ? [card.title] : choices(card)).toEqual(
      expect.arrayContaining(names),
    );
  });

  test('with a red flag in the words: the fixed reply alone', async () => {
    const { card } = await person.sends('v1:pick', {
      words: ['cobra but my chest is being crushed and i can’t breathe'],
      place: ['wall'],
    });
    expect(card.title).toMatch(/^Please get emergency help now/);
    expect(blocks(card, 'choices')).toEqual([]);
  });

  test('sends it empty, and gets a surprise', async () => {
    const { card } = await person.sends('v1:pick', {});
    expect(exercises.map(({ name }) => name)).toContain(card.title);
  });
});

describe('the bot’s own page', () => {
  const DAY = 24 * 60 * 60 * 1000;
  let today = 0;
  const somebodyThen = somebody({ now: () => today * DAY });
  const titleOn = async (day: number) => {
    const visitor = await somebodyThen;
    today = day;
    const { card } = await visitor.opensHome();
    return blocks(card, 'text')[1]?.text;
  };

  test('shows one stretch all day, another the next, each before one comes again', async () => {
    expect(await titleOn(20_000.1)).toBe(await titleOn(20_000.9));
    const pool = exercises.filter(({ place }) => place.some((each) => each !== 'floor'));
    const days = new Set<string | undefined>();
    for (const [day] of pool.entries()) days.add(await titleOn(20_000 + day));
    expect(days.size).toBe(pool.length);
  });

  test('leads by place and by part of the body to moves that fit, and to help and privacy', async () => {
    const { card } = await person.opensHome();
    const actions = blocks(card, 'actions').flatMap((block) => block.actions);
    const picks = blocks(card, 'choices').flatMap((block) => block.choices);
    for (const { id } of [...actions, ...picks]) {
      const reply = await person.presses(id);
      expect(reply.card.title, id).not.toBe(content.phrases.stale.title);
      expect(reply.audience).toBe('caller');
    }
    expect(picks.length).toBeGreaterThan(10);
  });
});

test('Done is a kind word in place of the card, and a way on', async () => {
  const reply = await person.presses('v1:done:exercise:cobra-stretch');
  expect(reply).toMatchObject({ audience: 'caller', replaces: true });
  expect(allText(reply.card)).toContain('Cobra Stretch is done');
  expect(blocks(reply.card, 'actions')).toHaveLength(1);
});

test('privacy says what is kept, wherever it is asked for', async () => {
  const title = content.phrases.privacy.title;
  expect((await person.uses('stretch', 'privacy')).card.title).toBe(title);
  expect((await person.types('/privacy')).card.title).toBe(title);
  expect((await person.types('/stretch privacy')).card.title).toBe(title);
  expect((await person.presses('v1:privacy')).card.title).toBe(title);
});
