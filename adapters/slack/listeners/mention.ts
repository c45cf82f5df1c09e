import type { App } from '@slack/bolt';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import { ask, type AtDesk, type Desk, reach } from '../desk.ts';
import { COMMAND, explain } from '../explain.ts';
import { readable } from '../parse.ts';
import { isDirect } from '../place.ts';

/**
 * Somebody mentioned the bot in a channel. What is for all goes into the thread below it; what is
 * for them alone only they see.
 */
export function onMention(app: App<AtDesk>, phrases: Phrases): void {
  const { chat } = phrases;

  app.event('app_mention', async ({ event, context: { desk } }) => {
    const { messages, identity } = desk;
    const { user, channel, ts, thread_ts: within } = event;
    // In direct messages a mention is a message like any other, and comes as one too.
    if (user === undefined || event.bot_id !== undefined || isDirect(channel)) return;
    const thread = within ?? ts;
    const { card, audience, spare } = await ask(
      desk,
      { type: 'message', text: readable(event.text) },
      { isPrivate: false, person: user, channel },
    );
    if (spare) return;
    if (audience === 'caller') {
      const instead = chat.askPrivately.replace('{command}', COMMAND);
      await reach(desk, {
        ephemeral: () => messages.whisper(channel, user, card, within),
        direct: () => messages.post(user, card),
        neutral: () => messages.post(channel, instead, thread),
      });
      return;
    }
    await reach(desk, {
      thread: async () => {
        try {
          await messages.post(channel, card, thread);
        } catch (error) {
          const reason = explain(error, identity.name, phrases);
          if (reason === undefined) throw error;
          await tell(desk, channel, user, reason, within);
        }
      },
      direct: () => messages.post(user, card),
    });
  });
}

/** Says to one person why there is no answer where they asked. */
function tell(desk: Desk, channel: string, user: string, reason: string, within?: string) {
  const { messages } = desk;
  return reach(desk, {
    ephemeral: () => messages.whisper(channel, user, reason, within),
    direct: () => messages.post(user, reason),
  });
}
