import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayIdentifyData,
  type GatewayResumeData,
} from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { Frame } from '../spec/check-frame.ts';
import type { Guild } from '../world/guild.ts';
import { createdEvent, guildEvent } from '../world/guild-events.ts';
import type { Event, World } from '../world/world.ts';
import { Connection, type RecordedFrame } from './connection.ts';
import { Session } from './session.ts';

/** What the gateway needs. */
export interface GatewayOptions {
  token: string;
  heartbeatIntervalMs: number;
  /** Intents that nobody enabled for this bot in the developer portal. */
  disallowedIntents: number;
  /** The gateway's own address, for READY. */
  url: string;
  /** Takes whatever breaks Discord's rules. */
  violation: (problem: string) => void;
}

/** Discord's gateway v10 with JSON encoding: sessions of bots, and what can go wrong with them. */
export class Gateway {
  /** Every frame that crossed it, heartbeats included. */
  readonly frames: RecordedFrame[] = [];
  /** Whether heartbeats stay unanswered, as on a connection that only looks alive. */
  dropHeartbeatAcks = false;
  /** Whether a lost session may be resumed; refused with opcode 9 otherwise. */
  resumable = true;
  /** The code with which every bot that logs in is turned away, if any. */
  turnAway: GatewayCloseCodes | undefined = undefined;
  readonly #options: GatewayOptions;
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();

  constructor(world: World, options: GatewayOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** The sessions that are running or can be resumed. */
  get sessions(): readonly Session[] {
    return [...this.#sessions.values()];
  }

  /** Takes a connection that wants to speak WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = new Connection(webSocket, {
        received: (frame, from) => this.#received(frame, from),
        record: (frame) => this.frames.push(frame),
        violation: this.#options.violation,
      });
      this.#connections.add(connection);
      webSocket.on('close', () => this.#connections.delete(connection));
      const query = new URL(request.url ?? '/', 'http://gateway').searchParams;
      if (query.get('v') !== '10')
        return connection.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
      connection.sendOpcode(GatewayOpcodes.Hello, {
        heartbeat_interval: this.#options.heartbeatIntervalMs,
        _trace: [],
      });
    });
  }

  /** Sends an event to every session that hears it. */
  dispatch(event: Event): void {
    for (const session of this.#sessions.values()) {
      if (session.hears(event)) session.dispatch(event, this.#world.bot.id);
    }
  }

  /** Asks every bot to reconnect (opcode 7). */
  reconnect(): void {
    for (const each of this.#connections) each.sendOpcode(GatewayOpcodes.Reconnect);
  }

  /** Calls every session invalid (opcode 9); if not resumable, it is ended. */
  invalidate(resumable: boolean): void {
    for (const each of this.#connections) each.sendOpcode(GatewayOpcodes.InvalidSession, resumable);
    if (!resumable) this.#sessions.clear();
  }

  /** Closes every connection with a code (Gateway Close Event Codes). */
  close(code: number): void {
    for (const each of this.#connections) each.close(code, '');
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const each of this.#connections) each.cut();
  }

  /** Sends every session its last event once more. */
  repeatLastEvent(): void {
    for (const each of this.#sessions.values()) each.repeat();
  }

  #received(frame: Frame, connection: Connection): void {
    switch (frame.op) {
      case GatewayOpcodes.Heartbeat:
        if (!this.dropHeartbeatAcks) connection.sendOpcode(GatewayOpcodes.HeartbeatAck);
        return;
      case GatewayOpcodes.Identify:
        return this.#identify(frame.d as GatewayIdentifyData, connection);
      case GatewayOpcodes.Resume:
        return this.#resume(frame.d as GatewayResumeData, connection);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        return;
      default:
        connection.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    }
  }

  #identify(data: GatewayIdentifyData, connection: Connection): void {
    const refused = this.#refusal(data);
    if (refused !== undefined) return connection.close(refused, GatewayCloseCodes[refused]);
    const session = new Session(
      `session-${this.#world.nextId()}`,
      data.intents,
      data.shard ?? [0, 1],
      connection,
    );
    this.#sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()].filter(
      (each) =>
        each.hasBot && session.hears(guildEvent(each, GatewayDispatchEvents.GuildCreate, {})),
    );
    session.dispatch(this.#ready(session, guilds), this.#world.bot.id);
    if ((data.intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of guilds) {
      if (!guild.unavailable)
        session.dispatch(createdEvent(guild, this.#world), this.#world.bot.id);
    }
  }

  #refusal(data: GatewayIdentifyData): GatewayCloseCodes | undefined {
    if (this.turnAway !== undefined) return this.turnAway;
    if (!isToken(data.token, this.#options.token)) return GatewayCloseCodes.AuthenticationFailed;
    if (!Number.isInteger(data.intents)) return GatewayCloseCodes.InvalidIntents;
    if ((data.intents & this.#options.disallowedIntents) !== 0)
      return GatewayCloseCodes.DisallowedIntents;
    const [shard, count] = data.shard ?? [0, 1];
    return shard < 0 || shard >= count ? GatewayCloseCodes.InvalidShard : undefined;
  }

  #ready(session: Session, guilds: readonly Guild[]): Event {
    const { bot, application } = this.#world;
    const d = {
      v: 10,
      user: { ...bot, mfa_enabled: false, email: null, verified: true },
      guilds: guilds.map((each) => ({ id: each.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#options.url,
      shard: session.shard,
      application: { id: application.id, flags: 0, flags_new: '0' },
      session_type: 'normal',
    };
    return { t: GatewayDispatchEvents.Ready, d, guildId: undefined, intent: undefined };
  }

  #resume(data: GatewayResumeData, connection: Connection): void {
    const session = this.#sessions.get(data.session_id);
    const valid =
      this.resumable &&
      session !== undefined &&
      isToken(data.token, this.#options.token) &&
      data.seq <= session.sequence;
    if (valid) return session.resume(connection, data.seq);
    this.#sessions.delete(data.session_id);
    connection.sendOpcode(GatewayOpcodes.InvalidSession, false);
  }
}

/** Libraries differ on whether the token carries its scheme. */
function isToken(given: string, token: string): boolean {
  return given.replace(/^Bot /, '') === token;
}
