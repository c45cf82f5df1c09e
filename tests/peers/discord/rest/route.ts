import type { World } from '../world/world.ts';
import type { Naming } from '../world/message-parts.ts';
import type { ApiRequest } from './request.ts';

/** What a route needs besides the request. */
export interface RestContext {
  world: World;
  naming: Naming;
  /** The gateway's address. */
  gatewayUrl: string;
  /** The number of shards that Discord recommends. */
  shards: number;
  /** Whether the application was granted the MESSAGE_CONTENT intent. */
  messageContent: boolean;
  /** How long an interaction waits for its first answer, in milliseconds. */
  interactionDeadlineMs: number;
}

/** A request at its route. */
export interface Call extends RestContext {
  request: ApiRequest;
  /** The values in the path by their names in the template. */
  parameters: Record<string, string>;
}

/** What a route answers: a status and, unless it is 204, a JSON body. */
export interface Answer {
  status: number;
  body?: unknown;
}

/** Routes by method and path template, as in Discord's OpenAPI document. */
export type Routes = Readonly<Record<string, (call: Call) => Answer>>;

/** An answer with a body. */
export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** An answer without a body. */
export const noContent: Answer = { status: 204 };

/** A value of the path; a template without it is a mistake of the fake. */
export function parameter(call: Call, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`The route has no {${name}}.`);
  return value;
}
