import { inspectView } from '../block-kit.ts';
import { isJson, type Json, text } from '../json.ts';
import { SlackError } from '../workspace/slack-error.ts';
import { type OpenView, viewJson } from '../workspace/views.ts';
import { type Backend, type Checks, type Method, required } from './method.ts';

/** The methods for modals and home tabs: docs.slack.dev/reference/methods#views. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': {
    run(args, backend) {
      const definition = checkedView('views.open', args, 'modal', backend);
      const person = backend.triggers.exchange(text(args['trigger_id']));
      return { view: viewJson(backend.views.open(person, definition)) };
    },
  },
  'views.push': {
    run(args, backend) {
      const definition = checkedView('views.push', args, 'modal', backend);
      const person = backend.triggers.exchange(text(args['trigger_id']));
      return { view: viewJson(backend.views.push(person, definition)) };
    },
  },
  'views.update': {
    run(args, backend) {
      const definition = checkedView('views.update', args, 'modal', backend);
      const view = openView(args, backend);
      return { view: viewJson(backend.views.update(view, definition, text(args['hash']))) };
    },
  },
  'views.publish': {
    run(args, backend) {
      const definition = checkedView('views.publish', args, 'home', backend);
      const person = required(args, 'user_id');
      if (!backend.workspace.members.has(person)) throw new SlackError('user_not_found');
      return { view: viewJson(backend.views.publish(person, definition, text(args['hash']))) };
    },
  },
};

/**
 * The view among the arguments of a method that takes views of this type.
 *
 * @throws {SlackError} If Slack would refuse it.
 */
export function checkedView(method: string, args: Json, type: string, checks: Checks): Json {
  const { view } = args;
  const { refusals, flaws } = inspectView(view, checks.knowsFile);
  if (isJson(view) && view['type'] !== type) refusals.push(`${method} takes a ${type} view`);
  checks.note(method, [...refusals, ...flaws]);
  if (isJson(view) && refusals.length === 0) return view;
  const messages = refusals.map((line) => `[ERROR] ${line}`);
  throw new SlackError('invalid_arguments', { response_metadata: { messages } });
}

function openView(args: Json, { views, workspace }: Backend): OpenView {
  const id = text(args['view_id']);
  const externalId = text(args['external_id']);
  const modals = [...workspace.members.keys()].flatMap((person) => views.stackOf(person));
  const view = modals.find(
    (each) => each.id === id || (externalId && each.definition['external_id'] === externalId),
  );
  if (!view) throw new SlackError('not_found');
  return view;
}
