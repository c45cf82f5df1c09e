import type { Presence } from './adapter.ts';
import type { Bot } from './bot.ts';
import { messageCard } from './cards/help-card.ts';
import type { Entry } from './content/catalogue.ts';
import type { Phrases } from './content/schema/phrases.ts';
import type { Log } from './log.ts';
import { type Meter, NO_METER, type Outcome } from './meter.ts';
import { within } from './patience.ts';
import type { CommandInfo, Person, Reply, Request } from './request.ts';

/** The bot as adapters use it: whatever goes wrong inside, there is an answer in time. */
export interface Service {
  /** Never rejects, and resolves within the service's patience: at worst with an apology. */
  answer(request: Request): Promise<Reply>;
  /** Entries that somebody may be about to type. Never throws. */
  suggest(partial: string, limit: number, person?: Person): readonly Entry[];
  /** Time zones that somebody may be about to type. Never throws. */
  suggestZones(partial: string, limit: number): readonly { value: string; label: string }[];
  /**
   * Forgets everything about a workspace where the bot is no more: the app was uninstalled, the bot
   * thrown out. Never rejects.
   *
   * @returns whether it is forgotten; not when the database is away, and it is to be tried again.
   */
  forget(platform: string, workspace: string): Promise<boolean>;
  /**
   * Whether an event is heard for the first time by any of the bots that share a database. Never
   * rejects: where they share none, or it doesn't answer, it is.
   *
   * @param event the platform's id of it.
   */
  isFirst(platform: string, event: string): Promise<boolean>;
  /**
   * Forgets everything about the workspaces that a bot has been in and isn't any more, of which
   * nobody could tell it. Never rejects.
   *
   * @param presence the bot's id on its platform, and whether it is in a workspace; nothing where that can't be told.
   */
  forgetAbsent(presence: Presence): Promise<void>;
  readonly commands: readonly CommandInfo[];
  /** What is said around answers. */
  readonly phrases: Phrases;
  readonly log: Log;
  readonly meter: Meter;
}

export interface ServiceOptions {
  readonly bot: Pick<Bot, 'handle' | 'suggest' | 'suggestZones' | 'commands'>;
  readonly phrases: Phrases;
  readonly log: Log;
  /** Told of every answer to a person. */
  readonly meter?: Meter;
  /** Forgets what is remembered of a workspace, where anything is. */
  readonly forget?: (workspace: { platform: string; workspace: string }) => Promise<void>;
  /** Takes an event for one of all bots; tells whether nobody had taken it. */
  readonly take?: (platform: string, event: string) => Promise<boolean>;
  /** Forgets the workspaces that a bot was put out of unheard, where anything is remembered; how many. */
  readonly forgetAbsent?: (presence: Presence) => Promise<number>;
  /** Milliseconds until that is no longer waited for. */
  readonly takePatience?: number;
  /** Milliseconds until an answer that hasn't come is given up. */
  readonly patience?: number;
}

/** Both platforms want to hear something within 3 s; half a second is for the way there. */
const PATIENCE = 2_500;

/** Somebody waits for an answer: rather twice than late. In milliseconds. */
const TAKE_PATIENCE = 500;

/** Makes a bot safe to call. */
export function createService(options: ServiceOptions): Service {
  const { bot, phrases, log, forget, forgetAbsent, take, meter = NO_METER } = options;
  const { patience = PATIENCE, takePatience = TAKE_PATIENCE } = options;
  const apology: Reply = { card: messageCard(phrases.apology), audience: 'caller' };

  return {
    commands: bot.commands,
    phrases,
    log,
    meter,
    async answer(request) {
      const count = (outcome: Outcome) => {
        const { platform, input, rehearsal } = request;
        if (!rehearsal) meter.answered(platform, input.type, outcome);
      };
      try {
        const reply = await within(patience, bot.handle(request), 'late' as const);
        count(reply === 'late' ? 'late' : 'answered');
        if (reply !== 'late') return reply;
        log.failure('answer.late', undefined, facts(request));
      } catch (error) {
        count('apology');
        log.failure('answer.failed', error, facts(request));
      }
      return apology;
    },
    suggest(partial, limit) {
      try {
        return bot.suggest(partial, limit);
      } catch (error) {
        log.failure('suggest.failed', error);
        return [];
      }
    },
    suggestZones(partial, limit) {
      try {
        return bot.suggestZones(partial, limit);
      } catch (error) {
        log.failure('suggest.failed', error);
        return [];
      }
    },
    async isFirst(platform, event) {
      if (!take) return true;
      try {
        return await within(takePatience, take(platform, event), true);
      } catch {
        // The desk logs that its database is away.
        return true;
      }
    },
    async forget(platform, workspace) {
      try {
        await forget?.({ platform, workspace });
        log.info('workspace.forgotten', { platform });
        return true;
      } catch (error) {
        log.failure('workspace.forget', error, { platform });
        return false;
      }
    },
    async forgetAbsent(presence) {
      const { platform } = presence;
      try {
        const count = (await forgetAbsent?.(presence)) ?? 0;
        if (count > 0) log.info('workspaces.forgotten', { platform, count });
      } catch (error) {
        log.failure('workspace.forget', error, { platform });
      }
    },
  };
}

/** What a log line may say of a request: where it came from and its kind, not what it said. */
function facts({ platform, input }: Request) {
  return { platform, input: input.type };
}
