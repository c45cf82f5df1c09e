import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { solve } from '../../src/figure/body/solve.ts';
import { compress } from '../../src/figure/film/lzw.ts';
import { makePalette, nearest } from '../../src/figure/film/palette.ts';
import { drawFrame } from '../../src/figure/film/still.ts';
import { timeline } from '../../src/figure/film/timeline.ts';
import { figureJsonSchema } from '../../src/figure/json-schema.ts';
import { openGallery } from '../../src/figure/gallery.ts';
import { distance } from '../../src/figure/maths/vector.ts';
import { mirrorScript, readScript } from '../../src/figure/pose/film-script.ts';
import { loadPoseFile, poseSlugs } from '../../src/figure/pose/load.ts';
import { mirrorPoint } from '../../src/figure/pose/mirror.ts';
import { Picture } from '../../src/figure/render/picture.ts';

const poses = join(import.meta.dirname, '../../data/figures');

describe('the bot asks for a picture', () => {
  const gallery = openGallery(poses);

  test('of a stretch that has one: files that exist, and words for them', () => {
    const figure = gallery('cobra-stretch', 'en');
    expect(existsSync(figure?.gif ?? '')).toBe(true);
    expect(existsSync(figure?.png ?? '')).toBe(true);
    expect(figure?.alt.start).toMatch(/face down/);
  });

  test('in a language that has no words yet: the English ones stand in', () => {
    expect(gallery('cobra-stretch', 'de')?.alt).toEqual(gallery('cobra-stretch', 'en')?.alt);
  });

  test.each(['neck-nod', '../../package', '', 'Cobra Stretch'])('that is not there: %o', (slug) => {
    expect(gallery(slug, 'en')).toBeUndefined();
  });
});

describe('a film', () => {
  test.each(poseSlugs(poses))(
    'of %s goes in slowly, rests visibly, and ends where it began',
    (slug) => {
      const file = loadPoseFile(poses, slug);
      const shots = timeline(readScript(file), file.bothSides, true);
      const end = file.keys.length - 1;
      const first = shots.flatMap(({ what }) =>
        'side' in what && what.side === 0 ? [what.position] : [],
      );
      const peak = first.indexOf(end);
      const steps = first.slice(0, peak + 1).map((position, i) => position - (first[i - 1] ?? 0));
      expect(steps.every((step) => step >= 0)).toBe(true);
      expect(steps[1]).toBeLessThan(0.05);
      expect(steps.at(-1)).toBeLessThan(0.05);
      expect(Math.max(...steps)).toBeLessThan(0.25);
      const held = shots.filter((shot) => shot.held !== undefined);
      const seconds = held.reduce((sum, shot) => sum + shot.milliseconds, 0) / 1000;
      expect(seconds).toBeGreaterThanOrEqual(file.bothSides ? 2 : 1);
      expect(first.at(-1)).toBeLessThan(0.2);
    },
  );

  test('of the second side mirrors the first, joint by joint', () => {
    const script = readScript(loadPoseFile(poses, 'thread-the-needle'));
    const [from, to] = [script.keys[0]?.pose, script.keys[1]?.pose];
    const [fromMirror, toMirror] = mirrorScript(script).keys.map(({ pose }) => pose);
    if (!from || !to || !fromMirror || !toMirror) throw new Error('The film has two keys.');
    const [one, other] = [solve(from, to, 0.6), solve(fromMirror, toMirror, 0.6)];
    expect(distance(mirrorPoint(one.arms.right.wrist), other.arms.left.wrist)).toBeLessThan(1e-9);
    expect(distance(mirrorPoint(one.legs.left.knee), other.legs.right.knee)).toBeLessThan(1e-9);
    expect(distance(mirrorPoint(one.bones.head.origin), other.bones.head.origin)).toBeLessThan(
      1e-9,
    );
  });
});

test('a hand that rests on the floor stays there while the body moves', () => {
  const [start, end] = readScript(loadPoseFile(poses, 'cobra-stretch')).keys;
  if (!start || !end) throw new Error('The film has two keys.');
  const wrists = [0, 0.3, 0.7, 1].map((t) => solve(start.pose, end.pose, t).arms.left.wrist);
  for (const wrist of wrists) expect(distance(wrist, wrists[0] ?? [0, 0, 0])).toBeLessThan(1e-6);
});

test('a preview is drawn in a moment', () => {
  const file = loadPoseFile(poses, 'cobra-stretch');
  const picture = drawFrame(file, 0.5);
  expect([picture.width, picture.height]).toEqual([480, 360]);
  expect(new Set(picture.data).size).toBeGreaterThan(50);
});

/** Every seventh pixel is noise that may as well be even. */
const noisy = (i: number): number[] => (i % 7 === 3 ? [1, 0] : [0]);

describe('packing', () => {
  test('a picture of few colours keeps them all', () => {
    const picture = new Picture(4, 1);
    const colours = [
      [250, 10, 10],
      [10, 250, 10],
      [10, 10, 250],
      [240, 240, 240],
    ] as const;
    colours.forEach((colour, x) => picture.set(x, 0, colour));
    const palette = makePalette([picture], 4);
    for (const colour of colours) expect(palette[nearest(palette, colour)]).toEqual(colour);
  });

  test('even runs become short, and nothing is lost where there is no choice', () => {
    const pixels = Uint8Array.from({ length: 5000 }, (_, i) => Math.floor(i / 700) % 4);
    const chosen = new Uint8Array(pixels.length);
    const packed = compress(pixels.length, (i) => [pixels[i] ?? 0], 2, chosen);
    expect(chosen).toEqual(pixels);
    expect(packed.length).toBeLessThan(400);
  });

  test('a choice is taken where it makes a longer run', () => {
    const strict = compress(3000, (i) => noisy(i).slice(0, 1), 2, new Uint8Array(3000));
    expect(compress(3000, noisy, 2, new Uint8Array(3000)).length).toBeLessThan(strict.length);
  });
});

test('the schema for editors is the one that the loader checks by (or run: npm run schemas)', () => {
  const file = join(poses, '../schema/figure.schema.json');
  expect(readFileSync(file, 'utf8')).toBe(figureJsonSchema());
});
