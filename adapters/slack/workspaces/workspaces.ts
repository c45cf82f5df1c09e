import type { WebClient } from '@slack/web-api';
import type { Route } from '../../../src/adapter.ts';
import type { Desk } from '../desk.ts';
import type { People } from '../people.ts';
import type { Pictures } from '../pictures.ts';

/** Where something came from, as Slack says it: a workspace, perhaps one of an organisation. */
export interface Whence {
  readonly team?: string | undefined;
  readonly organisation?: string | undefined;
  /** Whether the app is there because it is installed in the whole organisation. */
  readonly isOrganisations: boolean;
}

/** The app isn't there any more. */
export interface Departure extends Whence {
  /** Slack's word for it: "app_uninstalled", "tokens_revoked". */
  readonly event: string;
  /** When, in seconds since 1970. */
  readonly at: number;
}

/** The workspaces that the bot is in: where tokens come from. */
export interface Workspaces {
  /** What is asked for over HTTP, to get into more of them. */
  readonly routes: readonly Route[];
  /**
   * Gets ready to answer.
   *
   * @returns who the bot is there, for the line at start: "unhunch in Stretch Co".
   * @throws {RefusedError} when Slack refuses for good.
   */
  open(): Promise<string>;
  /** What answers there; never rejects once open. */
  deskFor(whence: Whence): Promise<Desk>;
  /** Does something with a client that may post in a workspace, and tries nothing else twice. */
  readonly into: <T>(team: string, work: (client: WebClient) => Promise<T>) => Promise<T>;
  /** How pictures come to Slack; undefined before the bot is connected. */
  readonly pictures: () => Pictures | undefined;
  /** Who knows what people are called in a workspace; undefined before the bot is connected. Never rejects. */
  readonly people: (team: string) => Promise<People | undefined>;
  /** Told of every error of a post. */
  readonly onFailure: (error: unknown) => void;
  /** Forgets what is known of it, unless the app has been installed there anew. */
  leave(departure: Departure): Promise<void>;
  /** Forgets a workspace from which its organisation has taken the app. */
  part(team: string): Promise<void>;
  /** Begins what can wait until people are answered. */
  settle(): void;
  /** Resolves when what was begun has ended, which the signal makes soon. */
  ended(): Promise<void>;
}
