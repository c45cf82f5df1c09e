import type { App } from '@slack/bolt';
import { ask, type AtDesk, reach } from '../desk.ts';
import { readable } from '../parse.ts';

/**
 * A direct message to the bot. Of messages with a subtype only those are somebody's own words:
 * with a file, from a thread to the whole conversation, or said of oneself ("/me …").
 */
export function onMessage(app: App<AtDesk>): void {
  app.message(async ({ message, context: { desk } }) => {
    const { messages } = desk;
    const isWords =
      message.subtype === undefined ||
      message.subtype === 'file_share' ||
      message.subtype === 'me_message' ||
      message.subtype === 'thread_broadcast';
    if (!isWords || message.channel_type !== 'im') return;
    if ('bot_id' in message && message.bot_id !== undefined) return;
    const { channel, user } = message;
    const thread = 'thread_ts' in message ? message.thread_ts : undefined;
    const { card, spare } = await ask(
      desk,
      { type: 'message', text: readable(message.text ?? '') },
      { isPrivate: true, person: user, channel },
    );
    if (spare) return;
    await reach(desk, {
      message: () => messages.post(channel, card, thread),
      ephemeral: () => messages.whisper(channel, user, card),
    });
  });
}
