import type { App } from '@slack/bolt';
import { actionId } from '../../../src/cards/action-id.ts';
import { acknowledge, ask, type AtDesk, reach } from '../desk.ts';

/** The `callback_id` of the global shortcut. */
export const SHORTCUT = 'pick';

/** The shortcut that opens the form to find a stretch, from anywhere in Slack. */
export function onShortcut(app: App<AtDesk>): void {
  app.shortcut(
    { type: 'shortcut', callback_id: SHORTCUT },
    async ({ shortcut, ack, context: { desk } }) => {
      const { messages, screens, service } = desk;
      await acknowledge(service.log, ack);
      const { card, form } = await ask(
        desk,
        { type: 'action', id: actionId('pick') },
        { isPrivate: true, person: shortcut.user.id },
      );
      await reach(desk, {
        modal: () => screens.open(shortcut.trigger_id, form ?? card),
        direct: () => messages.post(shortcut.user.id, card),
      });
    },
  );
}
