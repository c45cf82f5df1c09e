import type {
  GatewayChannelDeleteDispatch,
  GatewayGuildCreateDispatch,
  GatewayGuildDeleteDispatch,
  GatewayHeartbeat,
  GatewayHeartbeatAck,
  GatewayHeartbeatRequest,
  GatewayHello,
  GatewayIdentify,
  GatewayInteractionCreateDispatch,
  GatewayInvalidSession,
  GatewayMessageCreateDispatch,
  GatewayMessageDeleteDispatch,
  GatewayMessageUpdateDispatch,
  GatewayReadyDispatch,
  GatewayReconnect,
  GatewayRequestGuildMembers,
  GatewayResume,
  GatewayResumedDispatch,
  GatewayUpdatePresence,
  GatewayVoiceStateUpdate,
} from 'discord-api-types/v10';

/**
 * Every frame that the fake gateway may send, under the name by which it is checked: a dispatch
 * under its event's name, any other under its opcode's.
 *
 * JSON Schemas are generated from these two types (see generate-schemas.ts), so a frame that isn't
 * named here is a violation by itself.
 */
export interface ServerFrames {
  READY: GatewayReadyDispatch;
  RESUMED: GatewayResumedDispatch;
  GUILD_CREATE: GatewayGuildCreateDispatch;
  GUILD_DELETE: GatewayGuildDeleteDispatch;
  CHANNEL_DELETE: GatewayChannelDeleteDispatch;
  INTERACTION_CREATE: GatewayInteractionCreateDispatch;
  MESSAGE_CREATE: GatewayMessageCreateDispatch;
  MESSAGE_UPDATE: GatewayMessageUpdateDispatch;
  MESSAGE_DELETE: GatewayMessageDeleteDispatch;
  Hello: GatewayHello;
  Heartbeat: GatewayHeartbeatRequest;
  HeartbeatAck: GatewayHeartbeatAck;
  Reconnect: GatewayReconnect;
  InvalidSession: GatewayInvalidSession;
}

/** Every frame that a bot may send, under its opcode's name. */
export interface ClientFrames {
  Heartbeat: GatewayHeartbeat;
  Identify: GatewayIdentify;
  Resume: GatewayResume;
  PresenceUpdate: GatewayUpdatePresence;
  VoiceStateUpdate: GatewayVoiceStateUpdate;
  RequestGuildMembers: GatewayRequestGuildMembers;
}
