import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { poseFileSchema } from '../../src/figure/pose/schema.ts';
import { lintFigure, lintFigures } from '../../src/figure/lint/lint.ts';
import { poseSlugs } from '../../src/figure/pose/load.ts';
import { disagreements } from '../../src/figure/lint/catalogue.ts';

const data = join(import.meta.dirname, '../../data');
const [poses, exercises] = [join(data, 'figures'), join(data, 'en/exercises')];

test('all fifteen stretches have a figure, and every figure is sound', () => {
  expect(poseSlugs(poses)).toHaveLength(15);
  expect(lintFigures(poses, exercises, [])).toEqual([]);
});

/** What the lint says of a standing figure whose second pose is the given one. */
function findings(key: object, more: object = {}): string[] {
  const file = poseFileSchema.parse({
    base: 'standing',
    camera: { yaw: 0 },
    glow: ['lats'],
    keys: [{}, key],
    alt: { en: { start: 'A person stands tall, arms down.', end: 'A person does something odd.' } },
    ...more,
  });
  return lintFigure('odd', file).map(({ moment, message }) => `${moment}: ${message}`);
}

describe('the lint notices', () => {
  test('a hand that cannot get where it is put', () => {
    expect(findings({ leftHand: { at: [150, 140, 0] } })).toContainEqual(
      expect.stringMatching(/^end: the left hand misses its place by \d+ cm$/),
    );
  });

  test('an elbow that floats above the bench it should rest on', () => {
    const hand = { elbowAt: [40, 80, 60], forearm: [0, 1, 0] };
    expect(findings({ leftHand: hand })).toContainEqual(
      expect.stringMatching(/^end: the left elbow misses its place/),
    );
  });

  test('a foot that cannot get where it is put', () => {
    expect(findings({ rightFoot: { at: [-10, 0, -60] } })).toContainEqual(
      expect.stringMatching(/^end: the right foot misses its place/),
    );
  });

  test('feet through the floor', () => {
    expect(findings({ pelvis: { at: [0, 80, 0] }, feet: { at: [10, -12, 0] } })).toContainEqual(
      expect.stringMatching(/^end: the left foot is \d+ cm under the floor$/),
    );
  });

  test('a hand through the wall', () => {
    const wall = { props: [{ kind: 'wall', z: -13 }] };
    expect(findings({ leftHand: { at: [40, 130, -30] } }, wall)).toContainEqual(
      expect.stringMatching(/the left hand is \d+ cm inside the wall$/),
    );
  });

  test('a leg through a chair', () => {
    const chair = { props: [{ kind: 'chair', at: [0, 0, 0] }] };
    expect(findings({}, chair)).toContainEqual(
      expect.stringMatching(/(thigh|shin|foot|torso) is \d+ cm inside a prop$/),
    );
  });

  test('a hand through the belly', () => {
    expect(findings({ leftHand: { on: 'waist', at: [0, 5, 0] } })).toContainEqual(
      expect.stringMatching(/^end: the left hand is \d+ cm inside the torso$/),
    );
  });

  test('a neck that turns like an owl’s, and says who measured people’s', () => {
    expect(findings({ neck: [0, 0, 80] })).toEqual([
      'end: the turn of the neck is 80°; people reach -60° to 60° (American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording, 1965)',
    ]);
  });

  test('a wrist that is bent too far', () => {
    const hand = { at: [27, 90, 20], palm: [0, 0, 1], fingers: [0, 1, 0] };
    expect(findings({ leftHand: hand })).toContainEqual(
      expect.stringMatching(/^end: the .*bend of the left wrist is -?\d+°/),
    );
  });

  test('what disagrees with the catalogue: muscles, position, equipment and sides', () => {
    const figure = poseFileSchema.parse({
      base: 'standing',
      camera: { yaw: 0 },
      props: [{ kind: 'towel' }],
      glow: ['lats'],
      keys: [{}, {}],
      alt: {
        en: { start: 'A person stands tall, arms down.', end: 'A person still stands there.' },
      },
    });
    expect(disagreements(exercises, 'chair-twist', figure)).toEqual([
      'lats glows but is no target of the exercise (thoracic-spine, back-extensors)',
      "the main target, thoracic-spine, doesn't glow",
      'the base is standing, the exercise is done sitting',
      'the exercise needs no towel',
      "the exercise needs a chair, which the picture doesn't show",
      'the exercise has 2 side(s): set bothSides to match',
    ]);
  });
});
