import { setTimeout as delay } from 'node:timers/promises';
import type { DiscordPeer } from '../bench/chat/discord-peer.ts';
import type { SlackPeer } from '../bench/chat/slack-peer.ts';

/** What people ask, turn about; every eighth on Discord is answered with a picture. */
const QUESTIONS = [
  'what causes upper back pain',
  'list',
  'something for my neck at my desk',
  'mistakes',
  'how long do I hold the cobra',
  'zebra crossing',
  'crushing chest pain',
  'cobra',
] as const;

/** People who ask in turn: more than the limits would notice. */
const PEOPLE = 2_000;
/** Nobody waits longer, in milliseconds. */
const PATIENCE = 15_000;

/** One question: when it was asked, and how many milliseconds everything took. */
export interface Asked {
  readonly at: number;
  readonly acknowledged?: number;
  readonly answered?: number;
}

/** Both platforms, full of people. */
export interface Crowd {
  /** Everything that was asked, in no order. */
  readonly asked: readonly Asked[];
  /** Asks so many questions a second, whether the ones before were answered or not, until the end. */
  ask(perSecond: number, end: number): Promise<void>;
}

export function gather(discord: DiscordPeer, slack: SlackPeer, botUrl: string): Crowd {
  const asked: Asked[] = [];

  async function one(number: number): Promise<void> {
    const at = performance.now();
    const question = QUESTIONS[number % QUESTIONS.length] ?? 'list';
    const person = String(1_000 + (number % PEOPLE));
    // Three of five come by Discord.
    const asking =
      number % 5 < 3
        ? discord.ask({
            name: 'ask',
            options: [{ name: 'question', type: 3, value: question }],
            person,
          })
        : slack.ask(botUrl, question, `U${person}`);
    const late = delay(PATIENCE, {}, { ref: false });
    asked.push({ at, ...(await Promise.race([asking.catch(() => ({})), late])) });
  }

  return {
    asked,
    async ask(perSecond, end) {
      const all = new Set<Promise<void>>();
      const began = performance.now();
      for (let number = 0; performance.now() < end; number++) {
        const due = began + (number * 1_000) / perSecond;
        const early = due - performance.now();
        if (early > 1) await delay(early);
        const asking = one(number).finally(() => all.delete(asking));
        all.add(asking);
      }
      await Promise.all(all);
    },
  };
}
