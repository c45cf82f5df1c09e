import { join, resolve } from 'node:path';
import { type Bot, createBot, createContext } from './bot.ts';
import type { CardContext } from './cards/context.ts';
import { readConfig } from './config.ts';
import { type Content, type ContentPlace, loadContent } from './content/load.ts';
import { createLazyDesk, type LazyDesk, type LazyDeskOptions } from './desk/lazy-desk.ts';
import { openGallery } from './figure/gallery.ts';
import { withLimits } from './limits.ts';
import type { Log } from './log.ts';
import { createService, type Service } from './service.ts';
import { StorageError } from './storage/storage-error.ts';

/** The project's folder, and that of its pictures. */
export const root = join(import.meta.dirname, '..');
export const figures = join(root, 'data/figures');

/** Where the content is; a folder given here goes before the one in the environment. */
export function place(extra?: string): ContentPlace {
  const { language, content } = readConfig(process.env);
  const folder = extra ?? content;
  return { data: join(root, 'data'), language, ...(folder ? { extra: folder } : {}) };
}

/** The bot alone, which remembers nothing. */
export async function assemble(): Promise<{ bot: Bot; content: Content; context: CardContext }> {
  const content = await loadContent(place());
  const pictureOf = galleryOf(content);
  const context = createContext(content, pictureOf);
  return { bot: createBot(content, { pictureOf }), content, context };
}

function galleryOf({ language }: Content): CardContext['pictureOf'] {
  const gallery = openGallery(figures);
  return (slug) => gallery(slug, language);
}

/** The bot with everything that it remembers. */
export async function assembleService(
  log: Log,
  options: Pick<LazyDeskOptions, 'posters' | 'patience' | 'onProgress'>,
  patience?: number,
): Promise<{ service: Service; desk: LazyDesk }> {
  const content = await loadContent(place());
  const pictureOf = galleryOf(content);
  const desk = createLazyDesk({
    ...options,
    ...storagePlace(),
    context: createContext(content, pictureOf),
    log,
    onFailure(error) {
      if (error instanceof StorageError) process.stderr.write(`${error.message}\n`);
      else log.failure('desk.failed', error);
    },
  });
  const onError = (error: unknown) => log.failure('bot.failed', error);
  const bot = createBot(content, { pictureOf, onError, schedules: () => desk.desk() });
  const { phrases } = content;
  const forget = (workspace: { platform: string; workspace: string }) => desk.forget(workspace);
  const timing = patience === undefined ? {} : { patience };
  const service = createService({ bot, phrases, log, forget, ...timing });
  const { limit: perPerson } = readConfig(process.env);
  return {
    service: withLimits(service, {
      perPerson,
      fixedReply: (request) => bot.fixedReply(request),
    }),
    desk,
  };
}

/** Where things are remembered. */
export function storagePlace(): { folder: string; url?: string; catchUp?: Temporal.Duration } {
  const { data, databaseUrl, catchUpMinutes } = readConfig(process.env);
  return {
    folder: resolve(root, data),
    ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
    ...(catchUpMinutes === undefined
      ? {}
      : { catchUp: Temporal.Duration.from({ minutes: catchUpMinutes }) }),
  };
}

/** A line for whoever started the bot. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
