import type { Json } from '../json.ts';
import { SlackError } from '../workspace/slack-error.ts';
import { appMethods } from './app.ts';
import { chatMethods } from './chat.ts';
import { fileMethods } from './files.ts';
import type { Backend, Method } from './method.ts';
import { peopleMethods } from './people.ts';
import { viewMethods } from './views.ts';

/** The methods of the Web API that a bot like this one may need. */
const METHODS: Readonly<Record<string, Method>> = {
  ...appMethods,
  ...chatMethods,
  ...viewMethods,
  ...peopleMethods,
  ...fileMethods,
};

/**
 * Makes sure that there is such a method and that the scopes of the bot's token allow it.
 *
 * @throws {SlackError} Otherwise.
 */
export function authorise(name: string, scopes: ReadonlySet<string>): void {
  const method = METHODS[name];
  if (!method) throw new SlackError('unknown_method');
  const { scope } = method;
  if (scope === undefined || scopes.has(scope)) return;
  throw new SlackError('missing_scope', { needed: scope, provided: [...scopes].join(',') });
}

/**
 * Runs a method on our own workspace.
 *
 * @throws {SlackError} If it refuses.
 */
export function run(name: string, args: Json, backend: Backend): Json {
  const method = METHODS[name];
  if (!method) throw new SlackError('unknown_method');
  return method.run(args, backend);
}
