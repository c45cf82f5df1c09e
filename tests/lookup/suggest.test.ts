import { describe, expect, it } from 'vitest';
import { createSuggest } from '../../src/lookup/suggest.ts';
import { englishContent } from '../support/content.ts';

const { catalogue } = await englishContent();
const suggest = createSuggest({ catalogue });
const slugs = (partial: string, limit = 5) => suggest(partial, limit).map(({ slug }) => slug);

describe('somebody who is still typing', () => {
  it('sees the exercises before the first letter', () => {
    expect(suggest('', 25).every(({ type }) => type === 'exercise')).toBe(false);
    expect(suggest('', 15).every(({ type }) => type === 'exercise')).toBe(true);
  });

  it.each([
    ['th', 'thoracic-extension'],
    ['thr', 'thread-the-needle'],
    ['Child’s', 'childs-pose'],
    ['bhuj', 'cobra-stretch'],
    ['angel', 'wall-angels'],
    ['door-w', 'doorway-stretch'],
    ['over', 'overstretching'],
  ])('sees names that begin so, then aliases, then words: %s', (partial, slug) => {
    expect(slugs(partial)).toContain(slug);
  });

  it.each([
    ['thred ned', 'thread-the-needle'],
    ['cobar', 'cobra-stretch'],
    ['eagel ar', 'eagle-arms'],
  ])('sees look-alikes when nothing begins so: %s', (partial, slug) => {
    expect(slugs(partial)[0]).toBe(slug);
  });

  it('sees each entry once and no more than fit', () => {
    const found = suggest('s', 25);
    expect(new Set(found).size).toBe(found.length);
    expect(slugs('s', 3)).toHaveLength(3);
  });

  it('sees nothing for what is like nothing', () => {
    expect(slugs('🙃')).toEqual(slugs(''));
    expect(slugs('qxzvvk')).toEqual([]);
  });
});
