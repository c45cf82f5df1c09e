import type { Card } from '../../src/cards/card.ts';
import type { Poster } from '../../src/poster.ts';
import { html, type Html } from './html.ts';

/** How many posts wait for a page, and may still be changed. */
const KEPT = 10;

/** Something for the log of every page that is open. */
export interface Event {
  readonly markup: Html;
  /** Counts up, also from one start of the bot to the next: a browser says the last that it had. */
  readonly at: number;
}

/** A page that is open. */
export interface Watcher {
  readonly show: (event: Event) => Promise<void>;
  /** There will be no more. */
  readonly end: () => void;
}

/** Daily posts on this page: they appear where it is open, else wait until it is. */
export interface Posts extends Poster {
  /**
   * @param seen the last event that this browser has had; it gets those after it.
   * @returns what to call when the page is closed.
   */
  watch(watcher: Watcher, seen: number): () => void;
  /** Lets every page go. */
  close(): void;
}

/** How posts are drawn: as a turn with that id, and as one that nobody asked for with what announces it. */
export interface DrawPosts {
  readonly turn: (id: string, card: Card, isForOne: boolean) => Promise<Html>;
  readonly exchange: (turn: Html, card: Card) => Html;
}

interface Kept {
  readonly id: string;
  event: Event;
}

/**
 * Posts in memory; the last few, and nothing of them anywhere else.
 *
 * @param start what counting begins after: more than any start before has come to, as the time is.
 */
export function createPosts(draw: DrawPosts, start = Date.now()): Posts {
  const watchers = new Set<Watcher>();
  let kept: readonly Kept[] = [];
  let count = start;

  function send(event: Event): void {
    // A page that goes away while something is on its way to it gets it when it comes back.
    for (const watcher of watchers) watcher.show(event).catch(() => {});
  }

  async function add(id: string, card: Card, isForOne: boolean): Promise<void> {
    const turn = await draw.turn(id, card, isForOne);
    const event = { markup: draw.exchange(turn, card), at: (count += 1) };
    kept = [...kept, { id, event }].slice(-KEPT);
    send(event);
  }

  return {
    async post(_to, card, key) {
      const id = `post-${key.replace(/[^\w-]/g, '-')}`;
      if (!kept.some((each) => each.id === id)) await add(id, card, false);
      return id;
    },
    async edit(_to, message, card) {
      const post = kept.find(({ id }) => id === message);
      // What is no longer kept stands on pages as it was.
      if (!post) return;
      const turn = await draw.turn(message, card, false);
      const { at } = post.event;
      post.event = { markup: draw.exchange(turn, card), at };
      send({ markup: instead(message, turn), at: count });
    },
    async tell(_workspace, _person, card) {
      await add(`told-${count + 1}`, card, true);
    },
    watch(watcher, seen) {
      watchers.add(watcher);
      for (const { event } of kept) if (event.at > seen) watcher.show(event).catch(() => {});
      return () => void watchers.delete(watcher);
    },
    close() {
      for (const { end } of watchers) end();
      watchers.clear();
    },
  };
}

/** Takes the place of a turn, on the pages that show it. */
const instead = (id: string, turn: Html): Html =>
  html`<hx-partial hx-target="#${id}" hx-swap="outerHTML">${turn}</hx-partial>`;
