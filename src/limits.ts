import { LRUCache } from 'lru-cache';
import { messageCard } from './cards/help-card.ts';
import type { Person, Reply, Request } from './request.ts';
import type { Service } from './service.ts';

/** How much one person and one workspace may ask. */
export interface Limits {
  /** Requests of one person in ten seconds; zero for no limit. More than anybody clicks or types. */
  readonly perPerson: number;
}

export interface LimitOptions extends Limits {
  /** The safety screen's reply, where one is due: it is given to everybody, always. */
  readonly fixedReply: (request: Request) => Reply | undefined;
  /** Milliseconds from any beginning, as performance.now gives them. */
  readonly now?: () => number;
}

/** Milliseconds for which is counted, from a first request on. */
const WINDOW = 10_000;
/** How much more than one person a workspace may ask: a large team that starts its day together. */
const WORKSPACE = 50;
/** Discord asks for suggestions with nearly every key that is pressed. */
const SUGGESTIONS = 5;
/**
 * Of how many people and workspaces is counted at a time; then those that asked longest ago are
 * forgotten, so that memory stays bounded whoever comes. About 200 bytes each.
 */
const MOST = 20_000;

/**
 * A service that answers one person, and one workspace, only so much at a time, so that nobody can
 * keep it from the others. Who asks more hears so once, in private; a command or click, which people
 * wait for, gets the same card again, and the bot's messages stop until the ten seconds are over.
 * What is grave is answered whatever the count. Requests that nobody made are the bot's own.
 */
export function withLimits(service: Service, options: LimitOptions): Service {
  const { perPerson, fixedReply, now = () => performance.now() } = options;
  if (perPerson === 0) return service;
  const { phrases, log } = service;
  const requests = { count: createCount(now), factor: 1 };
  const suggestions = { count: createCount(now), factor: SUGGESTIONS };
  const told = createCount(now);
  const busy: Reply = { card: messageCard(phrases.busy), audience: 'caller' };

  function isTooMuch(
    person: Person,
    workspace: string | undefined,
    { count, factor }: { readonly count: Count; readonly factor: number },
  ): boolean {
    const byPerson = count(nameOf(person));
    // Who is over their own limit doesn't use up that of the others.
    if (byPerson > perPerson * factor) return true;
    return workspace !== undefined && count(workspace) > perPerson * factor * WORKSPACE;
  }

  return {
    ...service,
    async answer(request) {
      const { person, from, input, platform } = request;
      if (!person) return service.answer(request);
      const workspace = from?.workspace ?? person.workspace;
      if (!isTooMuch(person, workspace, requests)) return service.answer(request);
      const fixed = fixedReply(request);
      if (fixed) return fixed;
      const isFirst = told(nameOf(person)) === 1;
      if (isFirst) log.info('service.busy', { platform });
      // The bot's own page is better left as it was.
      return isFirst && input.type !== 'home' ? busy : { ...busy, spare: true };
    },
    suggest(partial, limit, person) {
      const isOver = person !== undefined && isTooMuch(person, person.workspace, suggestions);
      return isOver ? [] : service.suggest(partial, limit, person);
    },
  };
}

/** Counts one more for a key, and tells the count in its window. */
type Count = (key: string) => number;

function createCount(now: () => number): Count {
  const counts = new LRUCache<string, number>({
    max: MOST,
    ttl: WINDOW,
    // Every request looks at the clock itself.
    ttlResolution: 0,
    perf: { now },
  });
  return (key) => {
    const known = counts.get(key);
    const count = (known ?? 0) + 1;
    counts.set(key, count, { noUpdateTTL: known !== undefined });
    return count;
  };
}

function nameOf({ id, workspace = '' }: Person): string {
  return `${workspace}/${id}`;
}
