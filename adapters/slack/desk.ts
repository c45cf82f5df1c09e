import { setImmediate as nextTurn } from 'node:timers/promises';
import { RespondError } from '@slack/bolt';
import type { Log } from '../../src/log.ts';
import type { Input, Reply } from '../../src/request.ts';
import type { Service } from '../../src/service.ts';
import type { Messages } from './messages.ts';
import { type Doing, originOf } from './origin.ts';
import type { People } from './people.ts';
import type { Screens } from './screens.ts';

/** Who the bot is in its workspace. */
export interface Identity {
  readonly user: string;
  readonly bot: string;
  /** As people mention it, without the at sign. */
  readonly name: string;
  readonly team: string;
  readonly teamName: string;
}

/** What every listener works with. */
export interface Desk {
  readonly service: Service;
  readonly identity: Identity;
  readonly messages: Messages;
  readonly screens: Screens;
  readonly people: People;
  /** Told of everything that couldn't be sent. */
  readonly onFailure: (error: unknown) => void;
}

/** Who asks, where, and whether only they see the place. */
export interface Asking extends Doing {
  readonly isPrivate: boolean;
}

/**
 * Asks the bot, after everybody who waits for a sign of life has had one: where many ask at once,
 * the acknowledgements come before the answers. Never rejects, and answers in time.
 */
export async function ask(
  { service, people, identity }: Desk,
  input: Input,
  { isPrivate, ...doing }: Asking,
): Promise<Reply> {
  await nextTurn();
  const origin = await originOf(input, doing, { people, team: identity.team });
  const asker = { person: doing.person, workspace: identity.team };
  return service.answer({ platform: 'slack', private: isPrivate, input, asker, ...origin });
}

/** Ways to reach somebody, by name, the best first. */
export type Ways = Readonly<Record<string, (() => Promise<void>) | undefined>>;

/** Tries one way after the other until one works. Never rejects: that nobody was reached is a line in the log. */
export async function reach({ service: { log }, onFailure }: Desk, ways: Ways): Promise<void> {
  for (const [way, go] of Object.entries(ways)) {
    if (!go) continue;
    try {
      await go();
      return;
    } catch (error) {
      const status = error instanceof RespondError ? { status: error.statusCode } : {};
      log.failure('slack.not-sent', error, { way, ...status });
      onFailure(error);
    }
  }
  log.info('slack.unanswered', { ways: Object.keys(ways).join(' ') });
}

/**
 * Acknowledges. A socket that closes at that moment is no reason to leave somebody without an
 * answer: what follows goes another way.
 */
export async function acknowledge(log: Log, ack: () => Promise<void>): Promise<void> {
  try {
    await ack();
  } catch (error) {
    log.failure('slack.ack', error);
  }
}
