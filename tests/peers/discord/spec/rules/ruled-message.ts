import type { APIEmbed } from 'discord-api-types/v10';
import type { AnyComponent } from '../../world/message-content.ts';

/** The parts of a message's JSON body that the rules speak of. */
export interface RuledMessage {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: AnyComponent[] | null;
  attachments?: { id: string | number; filename?: string | null }[] | null;
  flags?: number | null;
  poll?: unknown;
  sticker_ids?: unknown[] | null;
}

/** What stands beside the JSON body. */
export interface MessageCircumstances {
  /** The files of the same request. */
  uploads: readonly { field: string; name: string }[];
  /** Whether the message may be ephemeral: answers to interactions may. */
  ephemeralAllowed: boolean;
  /** The message that an edit changes. */
  edited?: { componentsV2: boolean; files: readonly { id: string; name: string; url: string }[] };
}
