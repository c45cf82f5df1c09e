import {
  ChannelType,
  InteractionContextType,
  type APIChannel,
  type APIUser,
} from 'discord-api-types/v10';
import { Mailbox } from './mailbox.ts';
import type { Message } from './message.ts';
import { EVERYONE, IN_PRIVATE, bits, type Permission } from './permissions.ts';

/** Why Discord refuses the bot in a channel; the codes are those of its error answers. */
export type Refusal =
  | 'Unknown Channel'
  | 'Missing Access'
  | 'Missing Permissions'
  | 'Cannot send messages to this user';

/** Somewhere messages are written. */
export abstract class Channel {
  readonly id: string;
  /** Every message that isn't deleted, the oldest first; ephemeral ones are not among them. */
  readonly messages: Message[] = [];
  /** Why the bot is refused here, if it is. */
  refusal: Refusal | undefined = undefined;
  /** What the bot may not do here although everyone may, as a bit set. */
  denied = 0n;
  readonly #posted = new Mailbox<Message>();

  constructor(id: string) {
    this.id = id;
  }

  /** The context in which an interaction here takes place. */
  abstract readonly context: InteractionContextType;
  /** The guild it belongs to, if it is in one. */
  abstract readonly guildId: string | undefined;
  /** Whether the bot itself is in here, and so hears and may read and write messages. */
  abstract readonly botIsHere: boolean;
  /** The channel object of Discord's API. */
  abstract toJSON(): APIChannel;

  /** What the bot may do here. */
  get botPermissions(): bigint {
    const allowed = EVERYONE & ~this.denied;
    if (this.refusal === 'Missing Permissions') return allowed & ~bits(['SendMessages']);
    return this.refusal === undefined ? allowed : 0n;
  }

  /** Takes permissions from the bot here. It is told so when it connects or joins, not in between. */
  deny(...permissions: readonly Permission[]): void {
    this.denied = bits(permissions);
  }

  /** Makes Discord refuse the bot here with this error, or take it again with undefined. */
  refuse(refusal: Refusal | undefined): void {
    this.refusal = refusal;
  }

  /** Waits for the next message that the bot posts here by itself; answers to interactions aren't meant. */
  next(): Promise<Message> {
    return this.#posted.next();
  }

  /** Keeps a message; one that the bot posted by itself is what `next` waits for. */
  keep(message: Message, postedByBot: boolean): void {
    this.messages.push(message);
    if (postedByBot) this.#posted.put(message);
  }

  /** Forgets a message. */
  drop(message: Message): void {
    const index = this.messages.indexOf(message);
    if (index !== -1) this.messages.splice(index, 1);
  }
}

/** The direct messages between one person and the bot. */
export class DirectChannel extends Channel {
  readonly context = InteractionContextType.BotDM;
  readonly guildId = undefined;
  readonly botIsHere = true;
  readonly recipient: APIUser;

  constructor(id: string, recipient: APIUser) {
    super(id);
    this.recipient = recipient;
  }

  override get botPermissions(): bigint {
    return IN_PRIVATE | bits(['UseExternalEmojis']);
  }

  toJSON(): APIChannel {
    return {
      id: this.id,
      type: ChannelType.DM,
      last_message_id: this.messages.at(-1)?.id ?? null,
      flags: 0,
      recipients: [this.recipient],
    } as unknown as APIChannel;
  }
}

/** Direct messages among people, in which the bot isn't: only a user-installed app works there. */
export class PrivateChannel extends Channel {
  readonly context = InteractionContextType.PrivateChannel;
  readonly guildId = undefined;
  readonly botIsHere = false;
  readonly recipients: readonly APIUser[];

  constructor(id: string, recipients: readonly APIUser[]) {
    super(id);
    this.recipients = recipients;
  }

  override get botPermissions(): bigint {
    return IN_PRIVATE;
  }

  toJSON(): APIChannel {
    return {
      id: this.id,
      type: ChannelType.GroupDM,
      name: null,
      icon: null,
      owner_id: this.recipients[0]?.id,
      last_message_id: this.messages.at(-1)?.id ?? null,
      flags: 0,
      recipients: [...this.recipients],
    } as unknown as APIChannel;
  }
}
