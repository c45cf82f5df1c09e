import { MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel } from '../world/channel.ts';
import { editedParts, newParts, type MessageBody } from '../world/message-parts.ts';
import type { Message } from '../world/message.ts';
import { withVisibleContent } from '../world/visible-content.ts';
import { errors, type ApiError } from './api-error.ts';
import { noContent, ok, parameter, type Call, type Routes } from './route.ts';

/**
 * "If another message was created by the same author with the same nonce in the past few minutes"
 * (Create Message, `enforce_nonce`); how few isn't documented.
 */
const NONCE_MEMORY_MS = 5 * 60_000;

const { AttachFiles, ReadMessageHistory, SendMessages, ViewChannel } = PermissionFlagsBits;

/** Channels, guilds and the messages in them. */
export const channelRoutes: Routes = {
  'GET /channels/{channel_id}': (call) => ok(channelOf(call).toJSON()),

  'GET /guilds/{guild_id}': (call) => {
    const guild = call.world.guilds.get(parameter(call, 'guild_id'));
    if (guild === undefined || !guild.hasBot) throw errors.unknownGuild();
    return ok({
      ...guild.toJSON(),
      // Only the gateway speaks of hubs.
      hub_type: undefined,
      home_header: null,
      widget_enabled: false,
      widget_channel_id: null,
      nsfw: false,
    });
  },

  'POST /users/@me/channels': ({ world, request }) => {
    const { recipient_id: id } = request.body as { recipient_id: string };
    const user = world.users.get(id);
    if (user === undefined) throw errors.unknownUser();
    return ok(world.directChannel(user).toJSON());
  },

  'POST /channels/{channel_id}/messages': (call) => {
    const { world, request, naming } = call;
    const channel = writableChannel(call);
    const body = request.body as MessageBody & {
      nonce?: string | number;
      enforce_nonce?: boolean;
      message_reference?: unknown;
    };
    const { denied } = channel;
    if (request.files.length > 0 && (denied & AttachFiles) !== 0n)
      throw errors.missingPermissions();
    if (body.message_reference !== undefined && (denied & ReadMessageHistory) !== 0n)
      throw errors.replyWithoutHistory();
    const first = body.enforce_nonce === true ? sameNonce(call, body.nonce) : undefined;
    if (first !== undefined) return ok(first);
    const message = world.write(
      {
        channelId: channel.id,
        author: world.bot,
        type: MessageType.Default,
        mentions: [],
        ...(body.nonce === undefined ? {} : { nonce: body.nonce }),
      },
      newParts(body, request.files, naming),
    );
    return ok(message);
  },

  'GET /channels/{channel_id}/messages/{message_id}': (call) => {
    const message = messageOf(call);
    const seesAll = call.messageContent || channelOf(call).guildId === undefined;
    return ok(seesAll ? message : withVisibleContent(message.toJSON(), message, call.world.bot.id));
  },

  'PATCH /channels/{channel_id}/messages/{message_id}': (call) => {
    writableChannel(call);
    const message = messageOf(call);
    if (message.author.id !== call.world.bot.id) throw errors.editOfAnother();
    const { request, naming, world } = call;
    world.edit(message, editedParts(message, request.body as MessageBody, request.files, naming));
    return ok(message);
  },

  'DELETE /channels/{channel_id}/messages/{message_id}': (call) => {
    const message = messageOf(call);
    if (message.author.id !== call.world.bot.id) throw errors.missingPermissions();
    call.world.remove(message);
    return noContent;
  },
};

function channelOf(call: Call): Channel {
  const channel = call.world.channel(parameter(call, 'channel_id'));
  if (channel === undefined) throw errors.unknownChannel();
  if (!channel.botIsHere) throw errors.missingAccess();
  if (channel.refusal === 'Unknown Channel') throw errors.unknownChannel();
  if (channel.refusal === 'Missing Access') throw errors.missingAccess();
  if ((channel.denied & ViewChannel) !== 0n) throw errors.missingAccess();
  return channel;
}

function writableChannel(call: Call): Channel {
  const channel = channelOf(call);
  const refusal = refusalToWrite(channel);
  if (refusal !== undefined) throw refusal;
  return channel;
}

function refusalToWrite(channel: Channel): ApiError | undefined {
  if (channel.refusal === 'Missing Permissions') return errors.missingPermissions();
  if ((channel.denied & SendMessages) !== 0n) return errors.missingPermissions();
  if (channel.refusal === 'Cannot send messages to this user') return errors.cannotSendToUser();
  return undefined;
}

/** A message of the channel; ephemeral ones exist only for the token of their interaction. */
function messageOf(call: Call): Message {
  const channel = channelOf(call);
  const message = call.world.message(parameter(call, 'message_id'));
  if (message === undefined || message.channelId !== channel.id || message.ephemeral)
    throw errors.unknownMessage();
  return message;
}

function sameNonce({ world }: Call, nonce: string | number | undefined): Message | undefined {
  if (nonce === undefined) return undefined;
  const since = world.now() - NONCE_MEMORY_MS;
  return world.sentWithNonce(nonce, since);
}
