import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Poster } from './poster.ts';

/** A connection to one chat platform. */
export interface Adapter {
  /** "discord", "slack". */
  readonly name: string;
  /** What it wants to be asked over HTTP, where it does. */
  readonly routes: readonly Route[];
  /** What says something unasked there, where it can: used only between start and stop. */
  readonly poster?: Poster;
  /**
   * Connects, and resolves when people are answered.
   *
   * @returns who it is there, for the line at start: "Discord as Unhunch in 3 servers".
   * @throws {RefusedError} when the platform refuses for good, naming the variable and the remedy.
   */
  start(): Promise<string>;
  /** Whether it hears people at the moment: not before the start, nor while a connection is lost. */
  isConnected(): boolean;
  /** Lets answers under way finish, and disconnects. May be called at any time, also twice. */
  stop(): Promise<void>;
}

/** A bot on a platform, and where it is. */
export interface Presence {
  readonly platform: string;
  /** Its id there. */
  readonly bot: string;
  /** Whether it is in a workspace; nothing where that can't be told, or not just now. */
  readonly isIn: (workspace: string) => boolean | undefined | Promise<boolean | undefined>;
}

/** A path that an adapter answers over HTTP. */
export interface Route {
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * The platform refuses, and trying again won't help: a token was revoked or lacks
 * something. The message is for whoever runs the bot, and names the remedy.
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** Told when a connection that had worked is refused for good. */
export type OnRefused = (error: RefusedError) => void;
