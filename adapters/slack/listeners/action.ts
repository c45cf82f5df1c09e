import type { App, BlockAction, BlockElementAction, RespondFn, ViewOutput } from '@slack/bolt';
import type { Reply } from '../../../src/request.ts';
import { acknowledge, ask, type AtDesk, type Desk, reach } from '../desk.ts';
import { isDirect } from '../place.ts';
import { openedIn } from '../screens.ts';

/** A button pressed or a choice made, on a message, in a modal or on the Home tab. */
export function onAction(app: App<AtDesk>): void {
  app.action<BlockAction>(/./, async ({ action, body, ack, respond, context }) => {
    const { desk } = context;
    await acknowledge(desk.service.log, ack);
    const { view } = body;
    const channel = view ? openedIn(view) : body.channel?.id;
    const isPrivate = view !== undefined || isDirect(channel ?? '');
    const reply = await ask(
      desk,
      { type: 'action', id: idOf(action) },
      { isPrivate, person: body.user.id, channel },
    );
    if (view?.type === 'modal') return inModal(desk, view, body, reply);
    if (view) return onHomeTab(desk, body, reply);
    return onMessage(desk, body, respond, reply);
  });
}

/** What was pressed or picked stands in its value; anything else is an id that nobody knows. */
function idOf(action: BlockElementAction): string {
  if (action.type === 'button' && action.value) return action.value;
  if (action.type === 'static_select' && action.selected_option)
    return action.selected_option.value;
  return action.action_id;
}

/** In a modal, the answer takes the place of what is there. */
function inModal(desk: Desk, view: ViewOutput, { user }: BlockAction, { card, form }: Reply) {
  const { screens, messages } = desk;
  return reach(desk, {
    modal: () => screens.update(view.id, form ?? card, openedIn(view)),
    direct: () => messages.post(user.id, card),
  });
}

/** From the Home tab, a modal opens over it. */
function onHomeTab(desk: Desk, { trigger_id, user }: BlockAction, { card, form }: Reply) {
  const { screens, messages } = desk;
  return reach(desk, {
    modal: () => screens.open(trigger_id, form ?? card),
    direct: () => messages.post(user.id, card),
  });
}

/**
 * On a message: what only the person sees may be replaced; what others see too is left alone, and
 * the answer comes beside it, unless it is that message that changes for all. In direct messages it
 * is a message like any other.
 */
function onMessage(desk: Desk, body: BlockAction, respond: RespondFn, reply: Reply) {
  const { screens, messages } = desk;
  const { card, form } = reply;
  const { container, trigger_id, user, message } = body;
  const channel = body.channel?.id ?? '';
  const isEphemeral = container['is_ephemeral'] === true;
  const thread = threadOf(body);
  const isShared = !isEphemeral && reply.replaces === 'shared';
  return reach(desk, {
    modal: form && (() => screens.open(trigger_id, form, channel)),
    answer: () =>
      messages.respond(respond, card, {
        isPrivate: isEphemeral || (!isShared && !isDirect(channel)),
        replaces: isShared || (isEphemeral && reply.replaces !== undefined),
        thread,
      }),
    change: isShared && message ? () => messages.change(channel, message.ts, card) : undefined,
    ephemeral: () => messages.whisper(channel, user.id, card, thread),
    direct: () => messages.post(user.id, card),
  });
}

function threadOf({ container, message }: BlockAction): string | undefined {
  const thread: unknown = container['thread_ts'] ?? message?.['thread_ts'];
  return typeof thread === 'string' ? thread : undefined;
}
