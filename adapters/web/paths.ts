import type { Entry } from '../../src/content/catalogue.ts';

/** Where an entry's page is: `/moves/cobra-stretch`, `/topics/cause/stress`. */
export function pathOf({ type, slug }: Pick<Entry, 'type' | 'slug'>): string {
  return type === 'exercise' ? `/moves/${slug}` : `/topics/${type}/${slug}`;
}
