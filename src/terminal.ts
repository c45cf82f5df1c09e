import { chat } from '../adapters/console/console.ts';
import { createConsolePoster } from '../adapters/console/poster.ts';
import { assembleService, tell } from './assemble.ts';
import type { CardContext } from './cards/context.ts';
import type { Config } from './config/config.ts';
import { createLog } from './log.ts';
import type { Poster } from './poster.ts';
import type { Origin } from './request.ts';
import type { Service } from './service.ts';

/** Nobody acknowledges anything in a terminal: the first start of a database may take its time. */
const PATIENCE_MS = 60_000;

/**
 * Chats in the terminal, with the page in the browser beside it where a configuration for one is
 * given. Where nobody is at the terminal and nothing is piped in, the page goes on alone until the
 * process is told to stop.
 *
 * @throws {RefusedError} when the page can't be served where it was asked for.
 */
export async function chatHere(config?: Config): Promise<void> {
  const poster = createConsolePoster();
  const posters = new Map<string, Poster>([['console', poster]]);
  const { service, desk, context } = await assembleService(
    createLog(undefined, 'error'),
    { posters: () => posters, onProgress: tell },
    PATIENCE_MS,
  );
  const page = config && openPage(config, service, context);
  const opened = page?.then((open) => {
    if (open) posters.set('web', open.web.poster);
    return open?.address;
  });
  // Who chats needs no answer from it; who asks for it hears what is wrong.
  void Promise.allSettled([opened]).then(() => desk.wake().catch(() => {}));

  const chatting = chat(service, process.stdin, process.stdout, {
    from: here(),
    poster,
    ...(opened ? { page: opened } : {}),
  });
  if (!process.stdin.isTTY) void opened?.then((address) => address && tell(address));
  const [wasUsed] = await untilEither(chatting, page);
  const open = await page;
  if (open && !wasUsed) await untilStopped();
  await open?.web.stop();
  await desk.close();
}

/** Loaded here, as it takes longer than the prompt may. */
async function openPage(config: Config, service: Service, context: CardContext) {
  if (!config.web) return undefined;
  const { createPlayground } = await import('./playground.ts');
  const web = createPlayground(config.web, config, service, context);
  return { web, address: await web.start() };
}

/** What the first comes to, unless the second fails before. */
async function untilEither<T>(first: Promise<T>, second: Promise<unknown> | undefined) {
  return Promise.all([first, Promise.race([first, second])]);
}

function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  return promise;
}

/** The terminal as a place with one channel, and whoever sits at it. */
function here(): Origin {
  return {
    workspace: 'here',
    channel: 'terminal',
    person: 'you',
    manages: true,
    zone: Temporal.Now.timeZoneId(),
  };
}
