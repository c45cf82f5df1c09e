import { Hono } from 'hono';
import { ENTRY_TYPES } from '../../../src/content/catalogue.ts';
import type { Knowledge } from '../knowledge.ts';
import { readChoice } from './choice.ts';
import { pictureAddress } from '../pictures.ts';
import type { GalleryContext } from './figure.ts';
import { lostPage } from './lost-page.ts';
import { movePage } from './move-page.ts';
import { movesPage } from './moves-page.ts';
import { topicPage } from './topic-page.ts';
import { topicsPage } from './topics-page.ts';

export interface GalleryOptions {
  readonly knowledge: Knowledge;
  /** The address of a picture by its path; `/figures/cobra-stretch.gif` unless given. */
  readonly urlOf?: GalleryContext['urlOf'];
}

/** `/moves` and `/topics`: everything that the bot knows, to look through. */
export function galleryPages({ knowledge, urlOf = pictureAddress }: GalleryOptions): Hono {
  const context: GalleryContext = { knowledge, urlOf };
  const { catalogue, filters } = knowledge;
  return new Hono()
    .get('/moves', ({ html, req }) => {
      const values = readChoice(new URL(req.url).searchParams, filters);
      return html(movesPage(values, context));
    })
    .get('/moves/:slug', ({ html, req }) => {
      const slug = req.param('slug');
      const exercise = catalogue.exercise(slug);
      return exercise ? html(movePage(exercise, context)) : html(lostPage(slug, knowledge), 404);
    })
    .get('/topics', ({ html }) => html(topicsPage(context)))
    .get('/topics/:type/:slug', ({ html, req }) => {
      const { type, slug } = req.param();
      const known = ENTRY_TYPES.some((each) => each === type);
      const topic = known ? catalogue.entry(`${type}:${slug}`) : undefined;
      if (topic === undefined || topic.type === 'exercise')
        return html(lostPage(slug, knowledge), 404);
      return html(topicPage(topic, context));
    });
}
