import { chat } from '../adapters/console/console.ts';
import { createConsolePoster } from '../adapters/console/poster.ts';
import type { Web } from '../adapters/web/web.ts';
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
  const { promise: page, resolve: open } = Promise.withResolvers<Page | undefined>();
  const opened = page.then((shown) => {
    if (shown) posters.set('web', shown.web.poster);
    return shown?.address;
  });
  // Who chats needs no answer from it; who asks for it hears what is wrong.
  void Promise.allSettled([opened]).then(() => desk.wake().catch(() => {}));
  /** Called once there is a prompt: until then everything else can wait. */
  const openPageNow = () => {
    open(config && openPage(config, service, context));
    return opened;
  };

  if (!process.stdin.isTTY) {
    // Where it can't be opened, that ends everything below.
    openPageNow().then(
      (address) => address && tell(address),
      () => {},
    );
  }
  const chatting = chat(service, process.stdin, process.stdout, {
    from: here(),
    poster,
    page: openPageNow,
  });
  const [wasUsed] = await untilEither(chatting, page);
  const shown = await page;
  if (shown && !wasUsed) await untilStopped();
  await shown?.web.stop();
  await desk.close();
}

interface Page {
  readonly web: Web;
  readonly address: string;
}

/** Loaded here, as it takes longer than the prompt may. */
async function openPage(
  config: Config,
  service: Service,
  context: CardContext,
): Promise<Page | undefined> {
  if (!config.web) return undefined;
  const { createPlayground } = await import('./playground.ts');
  const web = createPlayground(config.web, config, service, context);
  return { web, address: await web.start() };
}

/** What the first comes to, unless the second fails before. */
async function untilEither<T>(first: Promise<T>, second: Promise<unknown>) {
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
