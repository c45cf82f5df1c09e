import type { Json } from '../json.ts';
import { APP_ID, BOT, type Conversation, type Member, TEAM } from './workspace.ts';

/*
 * What Slack sends to a bot. Shapes from docs.slack.dev/reference/interaction-payloads,
 * docs.slack.dev/interactivity/implementing-slash-commands and docs.slack.dev/apis/events-api.
 */

/** What a payload says about its sender, in every kind of interaction. */
function origin(member: Member): Json {
  const { id, name } = member;
  return {
    user: { id, username: name, name, team_id: TEAM.id },
    team: { id: TEAM.id, domain: TEAM.domain },
    api_app_id: APP_ID,
    token: 'verification-token',
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A slash command. */
export function commandPayload(
  member: Member,
  conversation: Conversation,
  command: string,
  text: string,
  grants: { readonly trigger_id: string; readonly response_url: string },
): Json {
  return {
    token: 'verification-token',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: conversation.id,
    channel_name: conversation.isDirect ? 'directmessage' : conversation.name,
    user_id: member.id,
    user_name: member.name,
    command,
    text,
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    ...grants,
  };
}

/** An event of the Events API in its wrapping. */
export function eventPayload(event: Json, eventId: string, now: number): Json {
  const authorization = {
    enterprise_id: null,
    team_id: TEAM.id,
    user_id: BOT.id,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: 'verification-token',
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(now / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}

/** What a `message` or `app_mention` event says. */
export interface Writing {
  readonly type: 'message' | 'app_mention';
  readonly member: Member;
  readonly conversation: Conversation;
  readonly ts: string;
  /** Already escaped. */
  readonly text: string;
  readonly threadTs: string | undefined;
}

/** The event about something that somebody wrote. */
export function writingEvent({ type, member, conversation, ts, text, threadTs }: Writing): Json {
  const paragraph = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return {
    type,
    user: member.id,
    ts,
    client_msg_id: `00000000-0000-4000-8000-${ts.replace('.', '').slice(-12).padStart(12, '0')}`,
    text,
    team: TEAM.id,
    blocks: [{ type: 'rich_text', block_id: 'rt', elements: [paragraph] }],
    channel: conversation.id,
    event_ts: ts,
    ...(type === 'message' && { channel_type: conversation.isDirect ? 'im' : 'channel' }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
  };
}

/**
 * The event with which Slack tells the bot of its own message in a direct one: posted, changed or
 * deleted. docs.slack.dev/reference/events/message.
 */
export function ownMessageEvent(
  message: Json,
  change: 'posted' | 'replaced' | 'deleted',
  channel: string,
  eventTs: string,
): Json {
  const place = { channel, event_ts: eventTs, channel_type: 'im' };
  if (change === 'posted') return { ...message, ...place };
  const hidden = {
    type: 'message',
    hidden: true,
    ts: eventTs,
    previous_message: message,
    ...place,
  };
  if (change === 'deleted')
    return { ...hidden, subtype: 'message_deleted', deleted_ts: message['ts'] };
  return { ...hidden, subtype: 'message_changed', message };
}

/** A click, pick or entry in a message, modal or home tab. */
export function actionsPayload(member: Member, triggerId: string, rest: Json): Json {
  return { type: 'block_actions', ...origin(member), trigger_id: triggerId, ...rest };
}

/** A question for the options of an external select. */
export function suggestionPayload(member: Member, rest: Json): Json {
  return { type: 'block_suggestion', ...origin(member), ...rest };
}

/** A submitted modal. */
export function submissionPayload(member: Member, triggerId: string, view: Json): Json {
  const grants = { trigger_id: triggerId, response_urls: [] };
  return { type: 'view_submission', ...origin(member), ...grants, view };
}

/** A closed modal; Slack sends it where `notify_on_close` is set. */
export function closedPayload(member: Member, view: Json, isCleared: boolean): Json {
  return { type: 'view_closed', ...origin(member), view, is_cleared: isCleared };
}

/** A global shortcut. */
export function shortcutPayload(
  member: Member,
  callbackId: string,
  triggerId: string,
  actionTs: string,
): Json {
  const what = { callback_id: callbackId, trigger_id: triggerId, action_ts: actionTs };
  return { type: 'shortcut', ...origin(member), ...what };
}
