import type { App, BlockAction, BlockElementAction, RespondFn } from '@slack/bolt';
import type { Reply } from '../../../src/request.ts';
import { acknowledge, ask, type Desk, reach } from '../desk.ts';
import { isDirect } from '../place.ts';

/** A button pressed or a choice made, on a message, in a modal or on the Home tab. */
export function onAction(app: App, desk: Desk): void {
  app.action<BlockAction>(/./, async ({ action, body, ack, respond }) => {
    await acknowledge(desk.service.log, ack);
    const { view, channel } = body;
    const isPrivate = view !== undefined || isDirect(channel?.id ?? '');
    const reply = await ask(desk, { type: 'action', id: idOf(action) }, isPrivate);
    if (view?.type === 'modal') return inModal(desk, view.id, body, reply);
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
function inModal(desk: Desk, view: string, { user }: BlockAction, { card, form }: Reply) {
  const { screens, messages } = desk;
  return reach(desk, {
    modal: () => screens.update(view, form ?? card),
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
 * the answer comes beside it. In direct messages it is a message like any other.
 */
function onMessage(desk: Desk, body: BlockAction, respond: RespondFn, reply: Reply) {
  const { screens, messages } = desk;
  const { card, form } = reply;
  const { container, trigger_id, user } = body;
  const channel = body.channel?.id ?? '';
  const isEphemeral = container['is_ephemeral'] === true;
  const thread = threadOf(body);
  return reach(desk, {
    modal: form && (() => screens.open(trigger_id, form)),
    answer: () =>
      messages.respond(respond, card, {
        isPrivate: isEphemeral || !isDirect(channel),
        replaces: isEphemeral && reply.replaces === true,
        thread,
      }),
    ephemeral: () => messages.whisper(channel, user.id, card, thread),
    direct: () => messages.post(user.id, card),
  });
}

function threadOf({ container, message }: BlockAction): string | undefined {
  const thread: unknown = container['thread_ts'] ?? message?.['thread_ts'];
  return typeof thread === 'string' ? thread : undefined;
}
