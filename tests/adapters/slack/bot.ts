import { type Bot, createBot } from '../../../src/bot.ts';
import { createService, type Service, type ServiceOptions } from '../../../src/service.ts';
import { englishContent } from '../../support/content.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { gallery } from '../../support/pictures.ts';

const content = await englishContent();
const bot = createBot(content, { pictureOf: gallery, random: () => 0, now: () => 0 });

/** The bot's texts. */
export const { phrases } = content;
/** What a complaint and worse are answered with. */
export const { replies } = content.redFlags;

/** The whole bot with its pictures, its dice always at the same side, and what it logs. */
export function wholeBot(
  broken: Partial<Bot> = {},
  options: Pick<ServiceOptions, 'forget'> = {},
): {
  service: Service;
  lines: Record<string, unknown>[];
} {
  const { log, lines } = memoryLog();
  return {
    service: createService({ bot: { ...bot, ...broken }, phrases, log, ...options }),
    lines,
  };
}
