import type { Json } from '../json.ts';
import { SlackError } from '../workspace/slack-error.ts';
import { BOT, type Conversation, type Member, TEAM } from '../workspace/workspace.ts';
import { type Method, required } from './method.ts';

/** The methods about people and conversations: docs.slack.dev/reference/methods#users and #conversations. */
export const peopleMethods: Readonly<Record<string, Method>> = {
  'users.info': {
    scope: 'users:read',
    run(args, { workspace }) {
      const member = workspace.members.get(required(args, 'user'));
      if (!member) throw new SlackError('user_not_found');
      return { user: userJson(member, args['include_locale'] === 'true') };
    },
  },
  'conversations.info': {
    scope: 'channels:read',
    run(args, { workspace }) {
      const conversation = workspace.conversation(required(args, 'channel'));
      if (!conversation) throw new SlackError('channel_not_found');
      return { channel: conversationJson(conversation) };
    },
  },
  'conversations.open': {
    scope: 'im:write',
    run(args, { workspace }) {
      const [person = '', ...others] = required(args, 'users').split(',');
      if (others.length > 0 || !workspace.members.has(person))
        throw new SlackError('user_not_found');
      return { channel: { id: workspace.directMessage(person).id } };
    },
  },
};

function userJson(member: Member, includeLocale: boolean): Json {
  const { id, name, realName, displayName = name } = member;
  return {
    id,
    team_id: TEAM.id,
    name,
    deleted: false,
    real_name: realName,
    ...userTimes(member),
    profile: { real_name: realName, display_name: displayName },
    is_admin: member.isAdmin,
    is_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    ...(includeLocale && { locale: member.locale }),
  };
}

/** What Slack tells of somebody's time zone; `tz_offset` is in seconds from UTC, now. */
export function userTimes({ tz }: Member): Json {
  const offset = Temporal.Now.zonedDateTimeISO(tz).offsetNanoseconds / 1e9;
  return { tz, tz_label: tz, tz_offset: offset };
}

function conversationJson(conversation: Conversation): Json {
  const { id, name, isDirect, isPrivate, isArchived, members } = conversation;
  if (isDirect) return { id, is_im: true, user: name, is_archived: false, is_user_deleted: false };
  return {
    id,
    name,
    is_channel: true,
    is_group: false,
    is_im: false,
    is_private: isPrivate,
    is_archived: isArchived,
    is_general: name === 'general',
    is_member: members.has(BOT.id),
    num_members: members.size,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}
