import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { Frame } from '../spec/check-frame.ts';
import type { Event } from '../world/world.ts';
import type { Connection } from './connection.ts';
import { withVisibleContent } from '../world/visible-content.ts';

/** A bot's session: survives the loss of its connection until it is ended, and can be resumed. */
export class Session {
  readonly id: string;
  readonly intents: number;
  /** Which of how many shards it is. */
  readonly shard: readonly [id: number, count: number];
  /** The connection it runs on, or the last one it ran on. */
  connection: Connection;
  readonly #log: Frame[] = [];

  constructor(
    id: string,
    intents: number,
    shard: readonly [number, number],
    connection: Connection,
  ) {
    this.id = id;
    this.intents = intents;
    this.shard = shard;
    this.connection = connection;
  }

  /** The number of the last event. */
  get sequence(): number {
    return this.#log.length;
  }

  /**
   * Whether it hears an event: by its intents, and by the shard of the guild, `(guild_id >> 22) %
   * num_shards`, where what belongs to no guild goes to shard 0 (Gateway, "Sharding").
   */
  hears(event: Event): boolean {
    const [id, count] = this.shard;
    const home =
      event.guildId === undefined ? 0 : Number((BigInt(event.guildId) >> 22n) % BigInt(count));
    return home === id && (event.intent === undefined || (this.intents & event.intent) !== 0);
  }

  /** Sends an event, or keeps it for the resumption if the connection is lost. */
  dispatch(event: Event, botId: string): void {
    const { message } = event;
    const seesAll =
      message === undefined ||
      event.guildId === undefined ||
      (this.intents & GatewayIntentBits.MessageContent) !== 0;
    const d = seesAll ? event.d : withVisibleContent(event.d, message, botId);
    this.#send({ t: event.t, d });
  }

  /** Sends again all that came after this number, then tells that it was all. */
  resume(connection: Connection, after: number): void {
    this.connection = connection;
    for (const frame of this.#log.slice(after)) connection.send(frame);
    this.#send({ t: 'RESUMED', d: { _trace: [] } });
  }

  /** Sends the last event once more, as Discord may after a network fault. */
  repeat(): void {
    const last = this.#log.at(-1);
    if (last !== undefined) this.connection.send(last);
  }

  #send({ t, d }: { t: string; d: object }): void {
    const frame: Frame = { op: GatewayOpcodes.Dispatch, t, s: this.#log.length + 1, d };
    this.#log.push(frame);
    this.connection.send(frame);
  }
}
