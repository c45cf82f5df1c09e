import type { Ack } from './server/delivery.ts';
import type { Faults } from './faults.ts';
import type { Entry } from './people/inputs.ts';
import type { Json } from './json.ts';
import type { HttpAnswer, Signature } from './server/request-url.ts';
import type { Sight } from './sight.ts';
import type { DisconnectReason } from './server/socket-mode.ts';
import type { Member } from './workspace/workspace.ts';

/** Something that somebody did in Slack, and what they then see. */
export interface Interaction {
  /** Whether and when the bot acknowledged it; never rejects. For a message: its last event. */
  readonly ack: Promise<Ack>;
  /**
   * What the person sees next after doing it: the first of `next`.
   *
   * @throws {Error} If they see nothing new in time; it tells what the bot did instead.
   */
  readonly answer: Promise<Sight>;
  /** What the person sees after that, one after the other. Rejects like `answer`. */
  next(): Promise<Sight>;
  /** All they have seen since, so far. */
  soFar(): readonly Sight[];
}

/** Where somebody does something: the name of a channel, or `dm` for the talk with the bot. */
export type Place = string;

/** Somebody who uses Slack. */
export interface Person extends Member {
  /** Runs a slash command: `runs('/stretch neck')`; in #general if nothing else is said. */
  runs(line: string, place?: Place): Interaction;
  /** Writes in a channel without mentioning the bot. */
  writes(text: string, place?: Place, thread?: Sight): Interaction;
  /** Writes `@bot text` in a channel. */
  mentions(text: string, place?: Place, thread?: Sight): Interaction;
  /** Writes to the bot directly. */
  tells(text: string): Interaction;
  /** Clicks the button with this `action_id` or label. */
  clicks(sight: Sight, button: string): Interaction;
  /** Picks from, or enters in, an element that tells the bot at once. */
  picks(sight: Sight, actionId: string, entry: Entry): Interaction;
  /** Types in an external select and sees the labels of the options that the bot offers. */
  searches(sight: Sight, actionId: string, typed: string): Promise<string[]>;
  /** Fills in a modal, by `action_id`, and submits it. Inputs left out keep what they hold. */
  submits(modal: Sight, entries?: Readonly<Record<string, Entry>>): Interaction;
  /** Closes a modal. */
  closes(modal: Sight): Interaction;
  /** Opens the app's home tab, or its messages tab. */
  opensHome(tab?: 'home' | 'messages'): Interaction;
  /** Uses a global shortcut of the app. */
  usesShortcut(callbackId: string): Interaction;
  /** Everything this person has seen, in order. */
  sights(): readonly Sight[];
}

/** A call of the Web API, or a post to a `response_url`, as it came in. */
export interface RecordedCall {
  /** The method, or `response_url`. */
  readonly method: string;
  readonly args: Json;
  /** The workspace or organisation whose token it had. */
  from?: string;
  /** The error code or HTTP status with which it was refused, if it was. */
  refused?: string;
}

/** A message of the bot that stands in a channel for all to read. */
export interface StandingMessage {
  readonly ts: string;
  readonly threadTs?: string;
  readonly text: string;
  readonly blocks: readonly Json[];
}

/** A Slack to test a bot against. */
export interface SlackPeer {
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly faults: Faults;
  /** What the bot called, in order. */
  readonly calls: readonly RecordedCall[];
  /** What the bot did wrong, a line each: Block Kit, unknown methods, missing scopes. */
  readonly violations: readonly string[];
  /** How many Socket Mode connections the bot has. */
  readonly connections: number;
  /** @throws {Error} If nobody has this name. */
  person(name: string): Person;
  /** The messages of the bot that stand in a channel, by its name or id; ephemeral ones don't. */
  messagesIn(place: Place): readonly StandingMessage[];
  /** Sends an event that no person here causes: `app_uninstalled`, `tokens_revoked` … */
  sendEvent(event: Json): Promise<Ack>;
  /** Tells the bot to connect anew. */
  recycle(reason?: DisconnectReason): void;
  /** Breaks all connections of the bot. */
  dropConnections(): void;
  /** From now on sends everything to this Request URL, signed, instead of over Socket Mode. */
  useRequestUrl(url: string): void;
  /**
   * Posts a body to a Request URL as it is, signed well, with a wrong secret, or ten minutes ago.
   *
   * @throws {Error} If the bot can't be reached or doesn't answer within the deadline.
   */
  post(
    url: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
    signature?: Signature,
  ): Promise<HttpAnswer>;
  /** Resolves once the bot has called nothing, and nothing is on its way to it, for this long. */
  quiet(ms?: number): Promise<void>;
  stop(): Promise<void>;
}
