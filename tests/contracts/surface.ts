import type { Service } from '../../src/service.ts';

/** What a person sees of one answer, in a form that is the same for every platform. */
export interface Seen {
  /** Everything readable, in order, as it appears: markup gone, escapes undone. */
  readonly text: string;
  /** The words that stand in for each picture. */
  readonly alts: readonly string[];
  /** Labels of everything that can be pressed or picked, in order. */
  readonly labels: readonly string[];
  /** Whether only the one who asked sees it. */
  readonly private: boolean;
  /** Mentions, links and other markup in it that would do something. Answers have none. */
  readonly active: readonly string[];
}

/** A platform with the bot connected to it, and somebody who uses it. */
export interface Surface {
  /** Types the platform's own command, with text after it, in a place that others share where there is one. */
  command(name: 'stretch' | 'ask' | 'help', text: string): Promise<Seen>;
  /** Writes to the bot in a place that only the two of them see. */
  message(text: string): Promise<Seen>;
  /** Presses the button, or picks the choice, with that label on the last answer. */
  press(label: string): Promise<Seen>;
  /** Presses a button with that id, as on a message from long ago. */
  pressId(id: string): Promise<Seen>;
  /** What the platform objected to so far: a request against its rules or limits. */
  violations(): readonly string[];
  close(): Promise<void>;
}

/** Connects the bot to a platform. */
export type OpenSurface = (service: Service) => Promise<Surface>;

/** What a platform can't do or show by its nature. */
export interface Nature {
  /** It has no private answers beside shared ones: everything is private. */
  readonly alwaysPrivate?: true;
  /** The most characters that one answer holds there, of text in all; none when left out. */
  readonly longest?: number;
}
