import {
  ComponentType,
  MessageFlags,
  MessageType,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIMessageReference,
  type APIMessageTopLevelComponent,
  type APIUser,
} from 'discord-api-types/v10';
import { allComponents, type AnyComponent } from './message-content.ts';
import { flagSet } from './flag-set.ts';
import { Mailbox } from './mailbox.ts';

/** A file of a message: what was uploaded, byte for byte. */
export interface MessageFile {
  /** The attachment's id, once Discord has given it one. */
  id: string;
  name: string;
  bytes: Buffer;
  contentType: string | undefined;
  /** The alternative text, if the bot sent one. */
  description: string | undefined;
  /** Where the fake serves it. */
  url: string;
}

/** A button as a person sees it. */
export interface SeenButton {
  label: string;
  customId: string | undefined;
  url: string | undefined;
  disabled: boolean;
}

/** A message's parts that an edit can change. */
export interface MessageParts {
  content: string;
  embeds: APIEmbed[];
  components: APIMessageTopLevelComponent[];
  flags: number;
  files: MessageFile[];
}

/** What a message has for good. */
export interface MessageOrigin {
  id: string;
  channelId: string;
  author: APIUser;
  type: MessageType;
  sentAt: string;
  mentions: APIUser[];
  nonce?: string | number;
  applicationId?: string;
  interaction?: APIMessageInteractionMetadata;
  reference?: APIMessageReference;
  repliedTo?: Message;
}

/**
 * A message as it stands at this moment: it changes when it is edited. Ephemeral ones are seen only
 * by the person who caused them.
 */
export class Message implements MessageParts {
  readonly id: string;
  readonly channelId: string;
  readonly author: APIUser;
  readonly origin: MessageOrigin;
  content = '';
  embeds: APIEmbed[] = [];
  components: APIMessageTopLevelComponent[] = [];
  flags = 0;
  files: MessageFile[] = [];
  editedAt: string | null = null;
  deleted = false;
  readonly #edits = new Mailbox<Message>();

  constructor(origin: MessageOrigin, parts: Partial<MessageParts>) {
    this.id = origin.id;
    this.channelId = origin.channelId;
    this.author = origin.author;
    this.origin = origin;
    Object.assign(this, parts);
  }

  /** Whether only the person who caused it sees it. */
  get ephemeral(): boolean {
    return (this.flags & MessageFlags.Ephemeral) !== 0;
  }

  /** Whether it still says "… is thinking". */
  get loading(): boolean {
    return (this.flags & MessageFlags.Loading) !== 0;
  }

  /** Whether it is made of Components V2. */
  get componentsV2(): boolean {
    return (this.flags & MessageFlags.IsComponentsV2) !== 0;
  }

  /** All text a person reads in it, line by line: content, text displays and embeds; no button labels. */
  get text(): string {
    const displays = allComponents(this.components as unknown as AnyComponent[])
      .filter((each) => each.type === ComponentType.TextDisplay)
      .map((each) => String(each['content']));
    const embeds = this.embeds.flatMap((embed) => [
      embed.author?.name,
      embed.title,
      embed.description,
      ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
      embed.footer?.text,
    ]);
    return [this.content, ...displays, ...embeds]
      .filter((line) => line !== undefined && line !== '')
      .join('\n');
  }

  /** Its buttons in the order they are read. */
  get buttons(): SeenButton[] {
    return this.parts(ComponentType.Button).map((each) => ({
      label: (each['label'] as string | undefined) ?? '',
      customId: each.custom_id,
      url: each['url'] as string | undefined,
      disabled: each['disabled'] === true,
    }));
  }

  /** Its components of one type, those inside others included, as Discord gives them back. */
  parts(type: ComponentType): AnyComponent[] {
    return allComponents(this.components as unknown as AnyComponent[]).filter(
      (each) => each.type === type,
    );
  }

  /** Changes it and tells whoever waits for the edit. */
  edit(parts: Partial<MessageParts>, editedAt: string | null): void {
    Object.assign(this, parts);
    this.editedAt = editedAt;
    this.#edits.put(this);
  }

  /** Waits for the next edit that nobody has waited for yet. */
  edited(): Promise<Message> {
    return this.#edits.next();
  }

  /** The message object of Discord's API. */
  toJSON(): APIMessage {
    const { nonce, applicationId, interaction, reference, repliedTo } = this.origin;
    return {
      id: this.id,
      channel_id: this.channelId,
      type: this.origin.type,
      author: this.author,
      content: this.content,
      timestamp: this.origin.sentAt,
      edited_timestamp: this.editedAt,
      tts: false,
      mention_everyone: false,
      mentions: this.origin.mentions,
      mention_roles: [],
      pinned: false,
      attachments: this.files.map(attachment),
      embeds: this.embeds,
      components: this.components,
      flags: flagSet(this.flags),
      ...(nonce === undefined ? {} : { nonce }),
      ...(applicationId === undefined
        ? {}
        : { application_id: applicationId, webhook_id: applicationId }),
      ...(interaction === undefined ? {} : { interaction_metadata: interaction }),
      ...(reference === undefined ? {} : { message_reference: reference }),
      ...(repliedTo === undefined ? {} : { referenced_message: repliedTo.toJSON() }),
    };
  }
}

function attachment(file: MessageFile): APIAttachment {
  return {
    id: file.id,
    filename: file.name,
    size: file.bytes.length,
    url: file.url,
    proxy_url: file.url,
    ...(file.contentType === undefined ? {} : { content_type: file.contentType }),
    ...(file.description === undefined ? {} : { description: file.description }),
  };
}
