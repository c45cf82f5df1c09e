import type { App } from '@slack/bolt';
import { acknowledge, ask, type AtDesk, reach } from '../desk.ts';
import { readable } from '../parse.ts';

/**
 * The slash command, under whichever name it was given: what follows it goes to the bot as it is
 * typed. Answers go to the address that came with it, which works in every channel.
 */
export function onCommand(app: App<AtDesk>): void {
  app.command(/./, async ({ command, ack, respond, context: { desk } }) => {
    const { messages, screens, service } = desk;
    await acknowledge(service.log, ack);
    const { channel_id: channel, user_id: user, trigger_id: trigger } = command;
    const text = readable(command.text);
    const { card, form, audience } = await ask(
      desk,
      { type: 'command', name: 'stretch', text },
      { isPrivate: false, person: user, channel },
    );
    await reach(desk, {
      modal: form && (() => screens.open(trigger, form, channel)),
      answer: () => messages.respond(respond, card, { isPrivate: audience === 'caller' }),
      ephemeral: () => messages.whisper(channel, user, card),
      direct: () => messages.post(user, card),
    });
  });
}
