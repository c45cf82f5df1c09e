import { GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocket, type RawData } from 'ws';
import { checkClientFrame, checkServerFrame, type Frame } from '../spec/check-frame.ts';

/** A frame that crossed the gateway. */
export interface RecordedFrame extends Frame {
  from: 'bot' | 'discord';
}

/** What a connection tells its gateway. */
export interface ConnectionOwner {
  received: (frame: Frame, connection: Connection) => void;
  record: (frame: RecordedFrame) => void;
  violation: (problem: string) => void;
}

/** One WebSocket of a bot; checks every frame in both directions. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #owner: ConnectionOwner;

  constructor(socket: WebSocket, owner: ConnectionOwner) {
    this.#socket = socket;
    this.#owner = owner;
    socket.on('message', (data) => this.#receive(data));
  }

  /** Whether frames still reach the bot. */
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Sends a frame, if the connection still stands. */
  send(frame: Frame): void {
    if (!this.isOpen) return;
    const text = JSON.stringify(frame);
    // Checked as the bot will read it: JSON has no undefined and no class instances.
    const sent = JSON.parse(text) as Frame;
    for (const problem of checkServerFrame(sent))
      this.#owner.violation(`gateway → bot: ${problem}`);
    this.#owner.record({ ...sent, from: 'discord' });
    this.#socket.send(text);
  }

  /** Sends an opcode that is no event. */
  sendOpcode(op: GatewayOpcodes, d: unknown = null): void {
    this.send({ op, d, s: null, t: null });
  }

  /** Closes it with a code of the gateway. */
  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Cuts it without a word, as when the network fails. */
  cut(): void {
    this.#socket.terminate();
  }

  #receive(data: RawData): void {
    const frame = parse(data);
    // 4002: "You sent an invalid payload" (Gateway Close Event Codes).
    if (frame === undefined) return this.close(4002, 'Error while decoding payload.');
    for (const problem of checkClientFrame(frame))
      this.#owner.violation(`bot → gateway: ${problem}`);
    this.#owner.record({ ...frame, from: 'bot' });
    this.#owner.received(frame, this);
  }
}

function parse(data: RawData): Frame | undefined {
  try {
    return JSON.parse(
      Buffer.isBuffer(data) ? data.toString() : Buffer.from(data as ArrayBuffer).toString(),
    ) as Frame;
  } catch {
    return undefined;
  }
}
