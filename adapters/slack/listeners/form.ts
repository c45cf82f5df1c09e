import type { App, ViewOutput } from '@slack/bolt';
import type { Reply } from '../../../src/request.ts';
import { acknowledge, ask, type AtDesk, reach } from '../desk.ts';
import { readValues } from '../form.ts';
import { openedIn } from '../screens.ts';

/**
 * A form sent: the answer takes its place. The acknowledgement itself carries it, without
 * pictures, since Slack says nothing of one that it can't show there; they follow. What is wrong
 * with it is said at its fields, and it stays open.
 */
export function onForm(app: App<AtDesk>): void {
  app.view(/./, async ({ view, body, ack, context: { desk } }) => {
    const { screens, service } = desk;
    const values = readValues(view.state);
    const channel = openedIn(view);
    const { card, form, problems } = await ask(
      desk,
      { type: 'form', id: view.callback_id, values },
      { isPrivate: true, person: body.user.id, channel },
    );
    const errors = problemsIn(view, problems);
    if (errors) {
      await acknowledge(service.log, () => ack({ response_action: 'errors', errors }));
      return;
    }
    const content = form ?? card;
    await acknowledge(service.log, () =>
      ack({ response_action: 'update', view: screens.withoutPictures(content, channel) }),
    );
    if (!form && card.blocks.some(({ type }) => type === 'image')) {
      await reach(desk, { picture: () => screens.update(view.id, card, channel) });
    }
  });
}

/** Problems by the blocks that they stand at; undefined where there is none to say at a field of this form. */
function problemsIn({ blocks }: ViewOutput, problems: Reply['problems'] = {}) {
  const fields = new Set(blocks.map(({ block_id }) => block_id));
  const shown = Object.entries(problems).filter(([field]) => fields.has(field));
  return shown.length > 0 ? Object.fromEntries(shown) : undefined;
}
