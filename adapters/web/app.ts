import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { assetRoutes } from './assets.ts';
import { calendarPages } from './calendar/pages.ts';
import { type ChatOptions, chatRoutes } from './chat/routes.ts';
import { errorPages } from './guard/errors.ts';
import { guard } from './guard/guard.ts';
import { galleryPages } from './gallery/pages.ts';
import type { Knowledge } from './knowledge.ts';
import { pictureAddress, pictureRoutes } from './pictures.ts';

/** What all pages need. */
export interface AppOptions extends Omit<ChatOptions, 'greeting'> {
  readonly knowledge: Knowledge;
  /** The host that is listened on. */
  readonly host: string;
  readonly clock?: () => Temporal.Instant;
}

/** Every page behind the guard: pure of ports and processes, so that a request can be put to it directly. */
export function createApp({
  host,
  knowledge,
  clock = Temporal.Now.instant,
  ...chat
}: AppOptions): Hono {
  const { phrases, log } = chat.service;
  const { onError, notFound, notAllowed } = errorPages(phrases, log);
  const app = new Hono();
  app.use(...guard(host));
  app.use(compress());
  app.use(methodNotAllowed({ app, onMethodNotAllowed: notAllowed }));
  app.route('/', assetRoutes());
  app.route('/', pictureRoutes(knowledge));
  app.route('/', chatRoutes({ ...chat, ...greetingOf(knowledge) }));
  app.route('/', galleryPages({ knowledge }));
  app.route('/', calendarPages({ knowledge, clock }));
  app.onError(onError);
  app.notFound(notFound);
  return app;
}

/** A move for where people sit, that has a picture. */
function greetingOf({ catalogue, pictureOf }: Knowledge): Pick<ChatOptions, 'greeting'> {
  const move = catalogue.exercises.find(
    ({ slug, place }) => place.includes('desk') && pictureOf(slug),
  );
  const picture = move && pictureOf(move.slug);
  if (!picture) return {};
  return { greeting: { moving: pictureAddress(picture.gif), still: pictureAddress(picture.png) } };
}
