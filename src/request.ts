import type { Card } from './cards/card.ts';
import type { Form, Values } from './cards/form.ts';

/** The commands that a person can type, the same on every platform. */
export const COMMANDS = [
  'stretch',
  'ask',
  'list',
  'random',
  'help',
  'privacy',
  'schedule',
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** What a person did. */
export type Input =
  | {
      readonly type: 'command';
      readonly name: CommandName;
      readonly text: string;
      /** What was chosen beside the text, where the platform has options; see `Option`. */
      readonly options?: Values;
    }
  | { readonly type: 'message'; readonly text: string }
  /** A button pressed or a choice made. */
  | { readonly type: 'action'; readonly id: string }
  /** A form sent. */
  | { readonly type: 'form'; readonly id: string; readonly values: Values }
  /** The bot's own page opened, on a platform that gives it one. */
  | { readonly type: 'home' };

/** One thing that a person did on some platform, in neutral form. */
export interface Request {
  /** "console", "discord", "slack", "web": for counting, never for deciding. */
  readonly platform: string;
  /** Whether only this person sees the place it came from. */
  readonly private: boolean;
  readonly input: Input;
  /** The channel and the person, where schedules can be spoken of; never what decides an answer about stretches. */
  readonly from?: Origin;
  /** Nobody asks: an adapter looks for what people will need. It isn't counted as an answer. */
  readonly rehearsal?: true;
  /**
   * Who did it, also where no schedule can be spoken of, as in direct messages: for what people ask about
   * themselves, and for counting how much they ask.
   */
  readonly person?: Person;
}

/** Somebody by the platform's own id. */
export interface Person {
  readonly id: string;
  /** The workspace that the id is of, where it is of one. */
  readonly workspace?: string;
}

/** Where a request came from, by the platform's own ids. */
export interface Origin {
  /** A Slack workspace or Discord server. */
  readonly workspace: string;
  readonly channel: string;
  readonly person: string;
  /** Whether the platform lets this person manage the workspace: Discord's Manage Server, a Slack admin. */
  readonly manages: boolean;
  /** May set a schedule up where there is none although they manage nothing: anybody in Slack. */
  readonly begins?: boolean;
  /** The person's own time zone, where the platform tells it: "Europe/Berlin". */
  readonly zone?: string;
}

/**
 * Who may set daily stretches up and change them, where whoever runs the bot says so:
 * - `managers`: those who manage the workspace or server, and nobody else;
 * - `members`: anybody sets one up, and it is changed by that person and by managers;
 * - `everybody`: anybody in a channel sets up and changes what that channel has.
 */
export type Schedulers = 'managers' | 'members' | 'everybody';

/** What the bot answers. Handlers return it; they never call a platform. */
export interface Reply {
  readonly card: Card;
  /** Who may see it: only the person who asked, or everybody where they asked. */
  readonly audience: 'caller' | 'channel';
  /**
   * Takes the place of the message whose button was pressed: `own` only if nobody else sees that one,
   * `shared` although everybody does, as a daily post that counts who did it.
   */
  readonly replaces?: 'own' | 'shared';
  /** Opened instead of showing the card, where the platform has forms. */
  readonly form?: Form;
  /**
   * What is wrong with the form that was sent: a sentence by the name of its field. Shown at the fields
   * while the form is open, where the platform can; else the card says the same, with a way back.
   */
  readonly problems?: Readonly<Record<string, string>>;
  /** Can be left unsaid where nobody waits for an answer, as to a message: the same was said a moment ago. */
  readonly spare?: true;
}

/** A command as a platform lists it, in the words of one language. */
export interface CommandInfo {
  readonly name: CommandName;
  readonly description: string;
  /** What may be typed after it, where anything may. */
  readonly text?: {
    readonly label: string;
    readonly description: string;
    /** What may be offered while it is typed: the names of what the bot knows. */
    readonly suggests?: 'entry';
    /** The command says something without it too. */
    readonly spare?: true;
  };
  readonly options: readonly Option[];
}

/** Something to choose beside a command's text. Its name is an identifier, its label is read. */
export interface Option {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** All there is to choose from; none where it is suggested while it is typed. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Too many to list: what may be offered while something is typed, which stays free. */
  readonly suggests?: 'zone';
}
