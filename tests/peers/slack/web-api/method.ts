import type { Triggers } from '../workspace/grants.ts';
import { type Json, text } from '../json.ts';
import type { MessageBoard } from '../workspace/message-board.ts';
import type { PostRate } from '../workspace/post-rate.ts';
import { SlackError } from '../workspace/slack-error.ts';
import type { Views } from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How what the bot writes is looked at. */
export interface Checks {
  /** Puts down what is wrong with it. */
  note(where: string, flaws: readonly string[]): void;
  /** Whether a file with this id was uploaded. */
  knowsFile(id: string): boolean;
}

/** What the methods of the Web API work on. */
export interface Backend extends Checks {
  readonly workspace: Workspace;
  readonly board: MessageBoard;
  readonly views: Views;
  readonly triggers: Triggers;
  /** The limit on posting, if it is in force. */
  readonly postRate: PostRate | undefined;
  /** What the bot may do. */
  readonly scopes: ReadonlySet<string>;
  /** Uploads by id, from their announcement on. */
  readonly uploads: Map<string, Upload>;
  /** `http://127.0.0.1:…`, without a slash at the end. */
  baseUrl(): string;
  /** The address of a new Socket Mode connection. */
  socketUrl(): string;
}

/** A file on its way to Slack, or arrived. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly altText: string | undefined;
  content?: Buffer;
}

/** A method of the Web API: its arguments in, its answer without `ok` out. */
export interface Method {
  /** The scope of the bot token that it needs. */
  readonly scope?: string;
  /** @throws {SlackError} To refuse the call. */
  readonly run: (args: Json, backend: Backend) => Json;
}

/**
 * A text argument that a method can't do without.
 *
 * @throws {SlackError} If it is missing.
 */
export function required(args: Json, name: string): string {
  const value = text(args[name]);
  if (value !== undefined && value !== '') return value;
  throw new SlackError('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}
