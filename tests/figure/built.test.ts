import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { buildFigures, staleness } from '../../src/figure/build.ts';
import { drawFilm, MOST_BYTES } from '../../src/figure/film/film.ts';
import { drawStill } from '../../src/figure/film/still.ts';
import { hashOf, hashRenderer, hashSource, readManifest } from '../../src/figure/manifest.ts';
import { loadPoseFile, poseSlugs } from '../../src/figure/pose/load.ts';

const poses = join(import.meta.dirname, '../../data/figures');
const built = join(poses, 'built');
const manifest = readManifest(built);
const renderer = hashRenderer();
const slugs = poseSlugs(poses);

describe.each(slugs)('the pictures of %s', (slug) => {
  test('are those of its pose file (or run: npm run figures)', () => {
    expect(staleness({ poses, built }, slug, manifest, renderer)).toBeUndefined();
  });

  test('are an animation that chats accept, looping, and a still', async () => {
    const gif = readFileSync(join(built, `${slug}.gif`));
    expect(gif.length).toBeLessThanOrEqual(MOST_BYTES);
    const film = await sharp(gif, { animated: true }).metadata();
    expect([film.format, film.width, film.pageHeight, film.loop]).toEqual(['gif', 480, 360, 0]);
    expect(film.pages).toBeGreaterThan(20);
    expect(Math.min(...(film.delay ?? []))).toBeGreaterThanOrEqual(20);
    const still = await sharp(readFileSync(join(built, `${slug}.png`))).metadata();
    expect([still.format, still.width, still.height]).toEqual(['png', 964, 360]);
  });
});

test('nothing is built that has no pose file', () => {
  expect(Object.keys(manifest)).toEqual(slugs);
});

test('a picture of another pose file is noticed', () => {
  const [slug = ''] = slugs;
  const other = { ...manifest, [slug]: { ...manifest[slug], source: 'another' } };
  expect(staleness({ poses, built }, slug, other as typeof manifest, renderer)).toBe(
    'was drawn from something else',
  );
  expect(hashSource(poses, slug, 'another renderer')).not.toBe(hashSource(poses, slug, renderer));
});

test('a pose file that cannot be drawn stops the drawing and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  writeFileSync(join(folder, 'neck-nod.yaml'), 'base: standing\n');
  const stop = vi.fn<() => void>();
  const progress = { start: vi.fn(), drawn: vi.fn(), finished: vi.fn(), stop };
  const places = { poses: folder, built: join(folder, 'built') };
  await expect(buildFigures(places, { all: false, progress })).rejects.toThrow(
    /neck-nod\.yaml: camera: this field is missing/,
  );
  expect(stop).toHaveBeenCalledOnce();
  expect(readManifest(places.built)).toEqual({});
});

test('the same pose file gives the same bytes again', { timeout: 120_000 }, async () => {
  const slug = 'cobra-stretch';
  const file = loadPoseFile(poses, slug);
  expect(hashOf(drawFilm(file, () => {}))).toBe(manifest[slug]?.gif.hash);
  expect(hashOf(await drawStill(file))).toBe(manifest[slug]?.png.hash);
});
