import { inspectMessage } from '../block-kit.ts';
import { type Json, objectsIn, text } from '../json.ts';
import { messageJson } from '../workspace/message-board.ts';
import { SlackError } from '../workspace/slack-error.ts';
import { BOT, type Conversation, type Message } from '../workspace/workspace.ts';
import { type Backend, type Checks, type Method, required } from './method.ts';

/** The methods that post and change messages: docs.slack.dev/reference/methods#chat. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    scope: 'chat:write',
    run(args, backend) {
      const conversation = writable(args, backend);
      checkContent('chat.postMessage', args, backend);
      if (backend.postRate?.allows(conversation.id) === false) throw new SlackError('ratelimited');
      const message = backend.board.post(conversation.id, args);
      return { channel: conversation.id, ts: message.ts, message: messageJson(message) };
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    run(args, backend) {
      const conversation = writable(args, backend);
      const person = required(args, 'user');
      if (!conversation.members.has(person)) throw new SlackError('user_not_in_channel');
      checkContent('chat.postEphemeral', args, backend);
      return { message_ts: backend.board.post(conversation.id, args, person).ts };
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run(args, backend) {
      const message = ownMessage(args, backend);
      // "If the text argument is provided and blocks are not provided, the blocks will be removed."
      const blocks = args['blocks'] ?? (text(args['text']) === undefined ? message.blocks : []);
      const content = { text: text(args['text']) ?? message.text, blocks };
      checkContent(
        'chat.update',
        objectsIn(blocks).length > 0 ? content : { text: content.text },
        backend,
      );
      backend.board.replace(message, content);
      const { channel, ts } = message;
      return { channel, ts, text: message.text, message: messageJson(message) };
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    run(args, backend) {
      const message = ownMessage(args, backend);
      backend.board.remove(message);
      return { channel: message.channel, ts: message.ts };
    },
  },
};

/** The conversation that the bot wants to write in, if it may. */
function writable(args: Json, { workspace, scopes }: Backend): Conversation {
  const conversation = workspace.conversation(required(args, 'channel'));
  const isHidden = conversation?.isPrivate === true && !conversation.members.has(BOT.id);
  if (!conversation || isHidden) throw new SlackError('channel_not_found');
  if (conversation.isArchived) throw new SlackError('is_archived');
  const mayWrite = conversation.members.has(BOT.id) || scopes.has('chat:write.public');
  if (!mayWrite) throw new SlackError('not_in_channel');
  return conversation;
}

function ownMessage(args: Json, { workspace }: Backend): Message {
  const conversation = workspace.conversation(required(args, 'channel'));
  if (!conversation) throw new SlackError('channel_not_found');
  const message = workspace.message(conversation.id, required(args, 'ts'));
  // The Web API can't reach ephemeral messages, only a response_url can.
  if (!message || message.visibleTo !== undefined) throw new SlackError('message_not_found');
  if (message.author !== BOT.id) throw new SlackError('cant_update_message');
  return message;
}

/**
 * Looks at what is to be posted.
 *
 * @throws {SlackError} If Slack would refuse it.
 */
export function checkContent(method: string, content: Json, checks: Checks): void {
  if (!text(content['text']) && objectsIn(content['blocks']).length === 0)
    throw new SlackError('no_text');
  const { refusals, flaws } = inspectMessage(content, checks.knowsFile);
  checks.note(method, [...refusals, ...flaws]);
  if (refusals.length > 0) {
    const messages = refusals.map((line) => `[ERROR] ${line}`);
    throw new SlackError('invalid_blocks', { errors: refusals, response_metadata: { messages } });
  }
}
