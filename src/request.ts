import type { Card } from './cards/card.ts';

/** The commands that a person can type, the same on every platform. */
export const COMMANDS = ['stretch', 'ask', 'list', 'random', 'help'] as const;

export type CommandName = (typeof COMMANDS)[number];

/** What a person did. */
export type Input =
  | { readonly type: 'command'; readonly name: CommandName; readonly text: string }
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'action'; readonly id: string };

/** One thing that a person did on some platform, in neutral form. */
export interface Request {
  /** "console", "discord", "slack", "web": for counting, never for deciding. */
  readonly platform: string;
  /** Whether only this person sees the place it came from. */
  readonly private: boolean;
  readonly input: Input;
}

/** What the bot answers. Handlers return it; they never call a platform. */
export interface Reply {
  readonly card: Card;
  /** Who may see it: only the person who asked, or everybody where they asked. */
  readonly audience: 'caller' | 'channel';
}
