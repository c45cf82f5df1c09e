import type { Phrases } from '../../src/content/schema/phrases.ts';
import { codeOf } from './refusal.ts';

/** The command that people type; also what they are pointed to. */
export const COMMAND = '/stretch';

/** Errors of chat.postMessage that one of them can mend, by what they need to hear. */
const REASONS: Readonly<Record<string, 'notInChannel' | 'archived' | 'restricted'>> = {
  not_in_channel: 'notInChannel',
  channel_not_found: 'notInChannel',
  is_archived: 'archived',
  restricted_action: 'restricted',
  restricted_action_read_only_channel: 'restricted',
  restricted_action_thread_only_channel: 'restricted',
  restricted_action_non_threadable_channel: 'restricted',
  restricted_action_thread_locked: 'restricted',
};

/**
 * Why the bot can't write in a channel, and the remedy, in a sentence for the person who asked
 * there; undefined where they can't do anything about it.
 *
 * @param name The bot's name in the workspace, to invite it by.
 */
export function explain(error: unknown, name: string, { chat }: Phrases): string | undefined {
  const reason = REASONS[codeOf(error) ?? ''];
  return (
    reason &&
    chat[reason]
      .replace('{channel}', chat.thisChannel)
      .replace('{invite}', `/invite @${name}`)
      .replace('{command}', COMMAND)
  );
}
