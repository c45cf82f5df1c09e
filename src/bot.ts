import type { CardContext } from './cards/context.ts';
import { messageCard } from './cards/help-card.ts';
import { preceded, safetyCard } from './cards/safety-card.ts';
import { createWording } from './cards/wording.ts';
import { ask } from './commands/ask.ts';
import type { Command, Toolbox } from './commands/command.ts';
import { describeCommands } from './commands/describe.ts';
import { help } from './commands/help.ts';
import { home } from './commands/home.ts';
import { list } from './commands/list.ts';
import { press } from './commands/press.ts';
import { privacy } from './commands/privacy.ts';
import { random } from './commands/random.ts';
import { readInput, type Said, type Spoken, type Wanted } from './commands/said.ts';
import { schedule, sendSchedule } from './commands/schedule/schedule.ts';
import type { Caller } from './commands/schedule/visit.ts';
import { stretch } from './commands/stretch.ts';
import type { Entry } from './content/catalogue.ts';
import type { Content } from './content/load.ts';
import { createLookup, type Lookup } from './lookup/lookup.ts';
import { createSuggest } from './lookup/suggest.ts';
import type { CommandInfo, CommandName, Reply, Request } from './request.ts';
import { searchZones } from './schedule/zones.ts';
import { fixedReply, safetyNetLine } from './safety/reply.ts';
import { createScreen, type Screen } from './safety/screen.ts';
import { createSecondOpinion } from './safety/second-opinion.ts';
import { withSecondOpinion } from './safety/with-second-opinion.ts';

/** The whole bot, without any platform. */
export interface Bot {
  /**
   * Answers one request. Never rejects: what goes wrong inside becomes a short
   * apology, and what goes wrong in the safety screen becomes the safety-net line.
   * Keeps nothing of what was typed.
   */
  handle(request: Request): Promise<Reply>;
  /**
   * The safety screen alone: its fixed reply where one is due, for times when there is no room for
   * more. Never throws.
   */
  fixedReply(request: Request): Reply | undefined;
  /** Entries that somebody may be about to type, for completion; none where a safety reply is due. */
  suggest(partial: string, limit: number): Entry[];
  /** Time zones that somebody may be about to type. */
  suggestZones(partial: string, limit: number): { value: string; label: string }[];
  /** The commands that platforms list, in this bot's language. */
  readonly commands: readonly CommandInfo[];
  /** The screen and the lookup by themselves, for judging and trying content. */
  readonly screen: Screen;
  readonly lookup: Lookup;
}

export interface BotOptions {
  /** From 0 up to 1, as Math.random gives it. */
  readonly random?: () => number;
  /** Milliseconds since 1970, as Date.now gives it. */
  readonly now?: () => number;
  /** A move's pictures by its slug; none when left out. */
  readonly pictureOf?: CardContext['pictureOf'];
  /** Told of every failure inside, without the text that led to it. */
  readonly onError?: (error: unknown) => void;
  /** What can be done about daily posts; they are off when left out. */
  readonly schedules?: Toolbox['schedules'];
  /** Who may set those up and change them. */
  readonly schedulers?: Toolbox['schedulers'];
  readonly remembers?: Toolbox['remembers'];
}

const COMMANDS: Readonly<Record<CommandName, Command>> = {
  stretch,
  ask,
  list,
  random,
  help,
  privacy,
  schedule,
};
const DAY = 24 * 60 * 60 * 1000;

/** Puts the bot together from one language's content. */
export function createBot(content: Content, options: BotOptions = {}): Bot {
  const { random: roll = Math.random, now = Date.now, pictureOf = () => undefined } = options;
  const { onError = () => {}, schedules, remembers, schedulers } = options;
  const rules = createScreen(content.redFlags, content.stem);
  const screen = withSecondOpinion(rules, createSecondOpinion(content.weights, content.stem));
  const lookup = createLookup(content);
  const suggest = createSuggest(content);
  const { phrases } = content;
  const { replies } = content.redFlags;
  const context = createContext(content, pictureOf);
  const { catalogue, wording, safetyNet } = context;
  const tools: Toolbox = {
    catalogue,
    lookup,
    context,
    random: roll,
    today: () => Math.floor(now() / DAY),
    now: () => Temporal.Instant.fromEpochMilliseconds(now()),
    ...(schedules ? { schedules } : {}),
    ...(schedulers ? { schedulers } : {}),
    ...(remembers ? { remembers } : {}),
  };

  /**
   * What was said, with a sentence to put first where it is unclear; or the fixed reply, where one is
   * due. Never throws.
   */
  function screened(input: Spoken): { reply: Reply } | { said: Said; first?: string } {
    try {
      const said = readInput(input, phrases);
      const screening = (said.isPlain ? rules : screen)(said.everything);
      if (screening.grade === 'ok') return { said };
      const paragraphs = fixedReply(screening, replies).map((paragraph) => paragraph.text);
      if (screening.grade === 'unclear') return { said, first: paragraphs.join(' ') };
      return { reply: { card: safetyCard(paragraphs), audience: 'caller' } };
    } catch (error) {
      onError(error);
      return { reply: { card: safetyCard([safetyNet]), audience: 'caller' } };
    }
  }

  async function answer({ input, platform, from, person }: Request): Promise<Reply> {
    const caller = { platform, ...(from ? { from } : {}), ...(person ? { person } : {}) };
    if (input.type === 'action') return press(input.id, caller, tools);
    if (input.type === 'home') return home(tools);
    const heard = screened(input);
    if ('reply' in heard) return heard.reply;
    const { said, first } = heard;
    const normal = await carryOut(said.wanted, caller);
    return first === undefined
      ? normal
      : { card: preceded(normal.card, first), audience: 'caller' as const };
  }

  function carryOut(wanted: Wanted, caller: Caller): Reply | Promise<Reply> {
    if ('channel' in wanted) return sendSchedule(wanted.channel, wanted.values, caller, tools);
    const { name, ...asked } = wanted;
    return COMMANDS[name]({ ...asked, caller }, tools);
  }

  return {
    screen,
    lookup,
    commands: describeCommands(wording),
    fixedReply({ input }) {
      if (input.type === 'action' || input.type === 'home') return undefined;
      const heard = screened(input);
      return 'reply' in heard ? heard.reply : undefined;
    },
    suggest(partial, limit) {
      const isGrave = 'reply' in screened({ type: 'message', text: partial });
      return isGrave ? [] : suggest(partial, limit);
    },
    suggestZones: (partial, limit) =>
      searchZones(partial, tools.now(), { limit, language: phrases.locale }).map(
        ({ zone, label }) => ({ value: zone, label }),
      ),
    async handle(request) {
      try {
        return await answer(request);
      } catch (error) {
        onError(error);
        return { card: messageCard(phrases.apology), audience: 'caller' };
      }
    },
  };
}

/** What cards are made with, without anything about one person. */
export function createContext(
  { catalogue, phrases, redFlags }: Content,
  pictureOf: CardContext['pictureOf'],
): CardContext {
  const safetyNet = safetyNetLine(redFlags.replies);
  return { catalogue, wording: createWording(phrases), safetyNet, pictureOf };
}
