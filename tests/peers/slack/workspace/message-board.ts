import { identified } from './identified.ts';
import { type Json, objectsIn, text } from '../json.ts';
import type { Screens } from '../people/screens.ts';
import type { MessageSight } from '../sight.ts';
import { APP_ID, BOT, type Conversation, type Message, TEAM, type Workspace } from './workspace.ts';

/** Told of each change to a message that stands in a conversation, not of ephemeral ones. */
export type OnChange = (
  message: Json,
  change: MessageSight['change'],
  conversation: Conversation,
) => void;

/** The messages of the bot: what stands where, and who sees it. */
export class MessageBoard {
  readonly #workspace: Workspace;
  readonly #screens: Screens;
  readonly #onChange: OnChange;

  constructor(workspace: Workspace, screens: Screens, onChange: OnChange) {
    this.#workspace = workspace;
    this.#screens = screens;
    this.#onChange = onChange;
  }

  /** Posts a message of the bot, for everybody in the conversation or for one person only. */
  post(channel: string, content: Json, visibleTo?: string): Message {
    const threadTs = text(content['thread_ts']);
    const message: Message = {
      ts: this.#workspace.timestamp(),
      channel,
      author: BOT.id,
      text: text(content['text']) ?? '',
      blocks: this.#identified(content['blocks']),
      files: objectsIn(content['files']),
      ...(visibleTo !== undefined && { visibleTo }),
      ...(threadTs !== undefined && { threadTs }),
    };
    this.#workspace.messages.push(message);
    this.#show(message, 'posted');
    return message;
  }

  /** Puts other content in the place of a message's. */
  replace(message: Message, content: Json): void {
    message.text = text(content['text']) ?? '';
    message.blocks = this.#identified(content['blocks']);
    this.#show(message, 'replaced');
  }

  /** Takes a message away. */
  remove(message: Message): void {
    this.#workspace.messages.splice(this.#workspace.messages.indexOf(message), 1);
    this.#show(message, 'deleted');
  }

  #identified(blocks: unknown): Json[] {
    return identified(blocks, () => this.#workspace.id('b'));
  }

  #show(message: Message, change: MessageSight['change']): void {
    const { ts, channel, blocks, files, threadTs, visibleTo } = message;
    for (const reader of this.#workspace.readersOf(message)) {
      this.#screens.show(reader, {
        kind: 'message',
        change,
        onlyVisibleToYou: visibleTo !== undefined,
        channel,
        ts,
        text: message.text,
        blocks,
        files,
        ...(threadTs !== undefined && { threadTs }),
      });
    }
    const conversation = this.#workspace.conversations.get(channel);
    if (visibleTo === undefined && conversation) {
      this.#onChange(messageJson(message), change, conversation);
    }
  }
}

/** A message as Slack shows it to the bot. */
export function messageJson(message: Message): Json {
  const byBot = message.author === BOT.id;
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    text: message.text,
    team: TEAM.id,
    ...(byBot && { bot_id: BOT.botId, app_id: APP_ID }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.files.length > 0 && { files: message.files }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
  };
}
