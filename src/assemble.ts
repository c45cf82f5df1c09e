import { join, resolve } from 'node:path';
import { type Bot, createBot, createContext } from './bot.ts';
import type { CardContext } from './cards/context.ts';
import { readConfig } from './config/config.ts';
import { type Content, type ContentPlace, loadContent } from './content/load.ts';
import { createLazyDesk, type LazyDesk, type LazyDeskOptions } from './desk/lazy-desk.ts';
import { openGallery } from './figure/gallery.ts';
import type { InstallationStore } from './installation-store.ts';
import { withLimits } from './limits.ts';
import type { Log } from './log.ts';
import { createKeyRing } from './secrets/key-ring.ts';
import { sealedInstallations } from './secrets/sealed-installations.ts';
import type { Request } from './request.ts';
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
  options: Pick<LazyDeskOptions, 'posters' | 'patience' | 'onProgress' | 'meter'>,
  patience?: number,
): Promise<{ service: Service; desk: LazyDesk; context: CardContext }> {
  const content = await loadContent(place());
  const pictureOf = galleryOf(content);
  const context = createContext(content, pictureOf);
  const desk = createLazyDesk({
    ...options,
    ...storagePlace(),
    context,
    log,
    onFailure(error) {
      if (error instanceof StorageError) process.stderr.write(`${error.message}\n`);
      else log.failure('desk.failed', error);
    },
  });
  const onError = (error: unknown) => log.failure('bot.failed', error);
  const { limit: perPerson, schedulers } = readConfig(process.env);
  const bot = createBot(content, {
    pictureOf,
    onError,
    schedules: () => desk.desk(),
    remembers: () => desk.remembers(),
    ...(schedulers ? { schedulers } : {}),
  });
  const service = createService({
    bot,
    phrases: content.phrases,
    log,
    forget: (workspace) => desk.forget(workspace),
    forgetAbsent: (presence) => desk.forgetAbsent(presence),
    take: (platform, event) => desk.take(platform, event),
    ...(patience === undefined ? {} : { patience }),
    ...(options.meter ? { meter: options.meter } : {}),
  });
  const limits = { perPerson, fixedReply: (request: Request) => bot.fixedReply(request) };
  return { service: withLimits(service, limits), desk, context };
}

/** Where a platform's adapter keeps what lets it into workspaces; without keys there is no such place. */
export function installationsOf(
  platform: string,
  desk: Pick<LazyDesk, 'database'>,
  log: Log,
): InstallationStore | undefined {
  const { keys } = readConfig(process.env);
  if (keys === undefined) return undefined;
  return sealedInstallations({
    db: () => desk.database(),
    keys: createKeyRing(keys),
    platform,
    onResealed(count) {
      log.info('installations.resealed', { count });
      const which = count === 1 ? '1 installation was' : `${count} installations were`;
      tell(`${which} sealed anew, under the first key of UNHUNCH_KEY.`);
    },
  });
}

/** Where things are remembered. */
export function storagePlace(): Pick<LazyDeskOptions, 'folder' | 'url' | 'catchUp' | 'keepDays'> {
  const { data, databaseUrl, catchUpMinutes, retentionDays } = readConfig(process.env);
  return {
    folder: resolve(root, data),
    ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
    ...(catchUpMinutes === undefined
      ? {}
      : { catchUp: Temporal.Duration.from({ minutes: catchUpMinutes }) }),
    ...(retentionDays === undefined ? {} : { keepDays: retentionDays }),
  };
}

/** A line for whoever started the bot. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
