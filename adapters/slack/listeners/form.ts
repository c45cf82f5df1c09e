import type { App } from '@slack/bolt';
import { acknowledge, ask, type Desk, reach } from '../desk.ts';
import { readValues } from '../form.ts';

/**
 * A form sent: the answer takes its place. The acknowledgement itself carries it, without
 * pictures, since Slack says nothing of one that it can't show there; they follow.
 */
export function onForm(app: App, desk: Desk): void {
  const { screens, service } = desk;
  app.view(/./, async ({ view, ack }) => {
    const values = readValues(view.state);
    const { card, form } = await ask(desk, { type: 'form', id: view.callback_id, values }, true);
    const content = form ?? card;
    await acknowledge(service.log, () =>
      ack({ response_action: 'update', view: screens.withoutPictures(content) }),
    );
    if (!form && card.blocks.some(({ type }) => type === 'image')) {
      await reach(desk, { picture: () => screens.update(view.id, card) });
    }
  });
}
