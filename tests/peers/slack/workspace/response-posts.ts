import { inspectMessage } from '../block-kit.ts';
import type { ResponseUrls } from './grants.ts';
import type { Json } from '../json.ts';
import type { MessageBoard } from './message-board.ts';
import type { Checks } from '../web-api/method.ts';
import type { HttpReply } from '../server/web-server.ts';
import type { Workspace } from './workspace.ts';

/** What posts to a `response_url` work on. */
export interface ResponsePostOptions {
  readonly responses: ResponseUrls;
  readonly workspace: Workspace;
  readonly board: MessageBoard;
  readonly checks: Checks;
}

/** What is wrong with a post to a `response_url`, apart from its Block Kit. */
export function responseFlaws(post: Json, isFromMessage: boolean): string[] {
  const { replace_original: replaces, delete_original: deletes } = post;
  if (!isFromMessage && (replaces === true || deletes === true)) {
    // github.com/slackapi/bolt-js/issues/2287
    return ['the response_url of a command can replace nothing'];
  }
  // Old documentation has it that the original is replaced by default, newer pages say nothing.
  const isOpen = isFromMessage && typeof replaces !== 'boolean' && deletes !== true;
  return isOpen ? ['say replace_original: true or false'] : [];
}

/** Does what a post to a `response_url` asks for: docs.slack.dev/interactivity/handling-user-interaction. */
export function acceptResponse(id: string, post: Json, options: ResponsePostOptions): HttpReply {
  const { responses, workspace, board, checks } = options;
  const context = responses.use(id);
  if (typeof context === 'string') return { status: 404, body: context };
  const { person, channel, messageTs } = context;
  const original = messageTs === undefined ? undefined : workspace.message(channel, messageTs);
  checks.note('response_url', responseFlaws(post, messageTs !== undefined));
  if (post['delete_original'] === true) {
    if (original) board.remove(original);
    return { status: 200, body: 'ok' };
  }
  const { refusals, flaws } = inspectMessage(post, checks.knowsFile);
  checks.note('response_url', [...refusals, ...flaws]);
  if (refusals.length > 0) return { status: 400, body: 'invalid_blocks' };
  const replaces = post['replace_original'] !== false && messageTs !== undefined;
  const isPublic = post['response_type'] === 'in_channel';
  if (replaces && original) board.replace(original, post);
  else board.post(channel, post, isPublic ? undefined : person);
  return { status: 200, body: 'ok' };
}
