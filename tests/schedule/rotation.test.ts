import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fittingExercises,
  nextExercise,
  type Rotation,
  startRotation,
} from '../../src/schedule/rotation.ts';
import { OFFICE_PLACES } from '../../src/schedule/schedule.ts';
import { englishContent } from '../support/content.ts';

const { catalogue } = await englishContent();
const office = fittingExercises(catalogue.exercises, OFFICE_PLACES);

interface Named {
  readonly slug: string;
}

const pools = (minLength: number) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength, maxLength: 12 }).map(asPool);

function asPool(slugs: readonly string[]): Named[] {
  return slugs.map((slug) => ({ slug }));
}

/** The slugs of the next few, and the rotation after them. */
function take(
  rotation: Rotation,
  pool: readonly Named[],
  count: number,
): { slugs: string[]; rotation: Rotation } {
  const slugs: string[] = [];
  let now = rotation;
  for (let each = 0; each < count; each++) {
    const turn = nextExercise(now, pool);
    if (!turn) break;
    slugs.push(turn.exercise.slug);
    now = turn.rotation;
  }
  return { slugs, rotation: now };
}

describe('a channel that has a stretch every day', () => {
  it('sees everything that fits before anything comes again', () => {
    fc.assert(
      fc.property(fc.string(), pools(1), (seed, pool) => {
        const { slugs } = take(startRotation(seed), pool, pool.length * 3);
        for (let round = 0; round < 3; round++) {
          const seen = slugs.slice(round * pool.length, (round + 1) * pool.length);
          expect(seen.toSorted()).toEqual(pool.map(({ slug }) => slug).toSorted());
        }
      }),
    );
  });

  it('never sees the last of a round as the first of the next', () => {
    fc.assert(
      fc.property(fc.string(), pools(2), (seed, pool) => {
        const { slugs } = take(startRotation(seed), pool, pool.length * 8);
        slugs.forEach((slug, n) => expect(slug).not.toBe(slugs[n + 1]));
      }),
    );
  });

  it('never sees the same twice running, whatever joins and leaves in between', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(pools(2), { minLength: 1, maxLength: 30 }),
        (seed, days) => {
          let rotation = startRotation(seed);
          let before: string | undefined;
          for (const pool of days) {
            const turn = nextExercise(rotation, pool);
            if (!turn) throw new Error('nothing comes next');
            expect(turn.exercise.slug).not.toBe(before);
            expect(pool).toContain(turn.exercise);
            before = turn.exercise.slug;
            ({ rotation } = turn);
          }
        },
      ),
    );
  });

  it('sees a new one within the round under way, and the others in the order they had', () => {
    fc.assert(
      fc.property(fc.string(), pools(3), fc.nat({ max: 9 }), (seed, pool, seen) => {
        const [added, ...old] = pool;
        const before = take(startRotation(seed), old, seen % old.length);
        const foreseen = take(before.rotation, old, old.length - (seen % old.length)).slugs;
        const now = take(before.rotation, pool, foreseen.length + 1).slugs;
        expect(now).toContain(added?.slug);
        expect(now.filter((slug) => slug !== added?.slug)).toEqual(foreseen);
      }),
    );
  });

  it('isn’t stopped by one that is taken away', () => {
    fc.assert(
      fc.property(fc.string(), pools(3), fc.nat({ max: 9 }), (seed, pool, seen) => {
        const [removed, ...left] = pool;
        const before = take(startRotation(seed), pool, seen % pool.length);
        const expected = left.filter(({ slug }) => !before.slugs.includes(slug));
        const now = take(before.rotation, left, expected.length).slugs;
        expect(now.toSorted()).toEqual(expected.map(({ slug }) => slug).toSorted());
        expect(now).not.toContain(removed?.slug);
      }),
    );
  });

  it('is told the truth about the next five posts, even after a restart', () => {
    const { rotation } = take(startRotation('a channel'), office, 4);
    const foretold = take(rotation, office, 5).slugs;
    const stored = JSON.parse(JSON.stringify(rotation)) as Rotation;
    expect(take(stored, office.toReversed(), 5).slugs).toEqual(foretold);
  });

  it('has an order of its own, and another one each round', () => {
    const orders = ['one channel', 'another', 'a third'].flatMap((seed) => {
      const { slugs } = take(startRotation(seed), office, office.length * 2);
      return [slugs.slice(0, office.length), slugs.slice(office.length)].map(String);
    });
    expect(new Set(orders).size).toBe(orders.length);
  });

  it('sees the only one that fits day after day, and nothing when nothing fits', () => {
    expect(take(startRotation('x'), asPool(['only']), 3).slugs).toEqual(['only', 'only', 'only']);
    expect(nextExercise(startRotation('x'), [])).toBe(undefined);
  });
});

describe('what fits', () => {
  it('at work is every exercise that isn’t for the floor alone', () => {
    const onFloor = catalogue.exercises.filter(({ place }) => place.join() === 'floor');
    expect(office.length).toBeGreaterThan(5);
    expect(office.length + onFloor.length).toBe(catalogue.exercises.length);
  });

  it('is what can be done in any of the places asked for', () => {
    expect(
      fittingExercises(catalogue.exercises, ['wall', 'doorway']).map(({ slug }) => slug),
    ).toEqual(['doorway-stretch', 'wall-angels']);
  });
});
