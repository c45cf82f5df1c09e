import { join } from 'node:path';
import type { Knowledge } from '../../adapters/web/knowledge.ts';
import { createWording } from '../../src/cards/wording.ts';
import { readWishes, wishOptions } from '../../src/commands/wishes.ts';
import { upcomingPosts } from '../../src/delivery/upcoming.ts';
import { openGallery } from '../../src/figure/gallery.ts';
import { fits } from '../../src/lookup/filters.ts';
import { loadHolidays } from '../../src/schedule/holidays.ts';
import { DATA, englishContent } from './content.ts';

/** Whose rotation the calendar of the pages shows, here. */
export const CALENDAR = { platform: 'web', workspace: 'web', channel: 'web' } as const;

/** What pages are handed, of the content that ships with the bot. */
export async function englishKnowledge(): Promise<Knowledge> {
  const { catalogue, phrases, language } = await englishContent();
  const wording = createWording(phrases);
  const gallery = openGallery(join(DATA, 'figures'));
  return {
    catalogue,
    wording,
    pictureOf: (slug) => gallery(slug, language),
    filters: wishOptions(wording),
    choose(values) {
      const { filters } = readWishes(values);
      return catalogue.exercises.filter((exercise) => fits(exercise, filters));
    },
    async upcoming(schedule, after, count) {
      const isHoliday = await loadHolidays(schedule.holidays);
      const terms = { ...schedule, ...CALENDAR };
      return upcomingPosts(terms, catalogue.exercises, after, { count, isHoliday });
    },
    clients: [],
  };
}
