import { messageCard } from './cards/help-card.ts';
import { preceded, safetyCard } from './cards/safety-card.ts';
import type { CardContext } from './cards/context.ts';
import { createWording } from './cards/wording.ts';
import { ask } from './commands/ask.ts';
import type { Command, Toolbox } from './commands/command.ts';
import { help } from './commands/help.ts';
import { list } from './commands/list.ts';
import { parseCommand, type Typed } from './commands/parse-command.ts';
import { press } from './commands/press.ts';
import { random } from './commands/random.ts';
import { stretch } from './commands/stretch.ts';
import type { Entry } from './content/catalogue.ts';
import type { Content } from './content/load.ts';
import { createLookup, type Lookup } from './lookup/lookup.ts';
import { createSuggest } from './lookup/suggest.ts';
import type { CommandName, Input, Reply, Request } from './request.ts';
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
  /** Entries that somebody may be about to type, for completion. */
  suggest(partial: string, limit: number): Entry[];
  /** The screen and the lookup by themselves, for judging and trying content. */
  readonly screen: Screen;
  readonly lookup: Lookup;
}

export interface BotOptions {
  /** From 0 up to 1, as Math.random gives it. */
  readonly random?: () => number;
  /** A move's pictures by its slug; none when left out. */
  readonly pictureOf?: CardContext['pictureOf'];
  /** Told of every failure inside, without the text that led to it. */
  readonly onError?: (error: unknown) => void;
}

const COMMANDS: Readonly<Record<CommandName, Command>> = { stretch, ask, list, random, help };

/** Puts the bot together from one language's content. */
export function createBot(content: Content, options: BotOptions = {}): Bot {
  const { random: roll = Math.random, onError = () => {}, pictureOf = () => undefined } = options;
  const screen = withSecondOpinion(
    createScreen(content.redFlags, content.stem),
    createSecondOpinion(content.weights, content.stem),
  );
  const lookup = createLookup(content);
  const wording = createWording(content.phrases);
  const { replies } = content.redFlags;
  const safetyNet = safetyNetLine(replies);
  const { catalogue } = content;
  const tools: Toolbox = {
    catalogue,
    lookup,
    context: { catalogue, wording, safetyNet, pictureOf },
    random: roll,
  };

  /** The fixed reply where one is due; a sentence to put first where the message is unclear. */
  function screened(text: string): { reply?: Reply; first?: string } {
    try {
      const screening = screen(text);
      const paragraphs = fixedReply(screening, replies).map((paragraph) => paragraph.text);
      if (screening.grade === 'ok') return {};
      if (screening.grade === 'unclear') return { first: paragraphs.join(' ') };
      return { reply: { card: safetyCard(paragraphs), audience: 'caller' } };
    } catch (error) {
      onError(error);
      return { reply: { card: safetyCard([safetyNet]), audience: 'caller' } };
    }
  }

  function answer({ input }: Request): Reply {
    if (input.type === 'action') return press(input.id, tools);
    const { reply, first } = screened(input.text);
    if (reply) return reply;
    const { name, text } = typedIn(input);
    const normal = COMMANDS[name](text, tools);
    return first === undefined
      ? normal
      : { card: preceded(normal.card, first), audience: 'caller' };
  }

  return {
    screen,
    lookup,
    suggest: createSuggest(content),
    async handle(request) {
      try {
        return answer(request);
      } catch (error) {
        onError(error);
        return { card: messageCard(content.phrases.apology), audience: 'caller' };
      }
    },
  };
}

/** A platform's own command says its name; everything else, and what follows `/stretch`, is parsed. */
function typedIn(input: Exclude<Input, { type: 'action' }>): Typed {
  const typed = parseCommand(input.text);
  return input.type === 'message' || (input.name === 'stretch' && typed.name !== 'ask')
    ? typed
    : input;
}
