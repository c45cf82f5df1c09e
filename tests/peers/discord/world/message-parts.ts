import { MessageFlags, type APIEmbed } from 'discord-api-types/v10';
import type { Message, MessageFile, MessageParts } from './message.ts';
import {
  answeredComponents,
  answeredEmbeds,
  type AnyComponent,
  type MediaResolver,
} from './message-content.ts';

/** A file as it came in a multipart request. */
export interface UploadedFile {
  /** The form field: `files[0]`. */
  field: string;
  name: string;
  bytes: Buffer;
  contentType: string | undefined;
}

/** The parts of a message in a request's JSON body, as far as the fake uses them. */
export interface MessageBody {
  content?: string | null;
  embeds?: APIEmbed[] | null;
  components?: AnyComponent[] | null;
  attachments?:
    | { id: string | number; filename?: string | null; description?: string | null }[]
    | null;
  flags?: number | null;
}

/** What is needed to give a file or a media item its id and address. */
export interface Naming {
  nextId: () => string;
  /** The address under which the fake serves files. */
  filesUrl: string;
}

/** The parts of a new message that a request asks for. */
export function newParts(
  body: MessageBody,
  uploads: readonly UploadedFile[],
  naming: Naming,
): MessageParts {
  const files = uploads.map((upload) => stored(upload, body, naming));
  const media = resolver(files, naming);
  return {
    content: body.content ?? '',
    embeds: answeredEmbeds(body.embeds ?? [], media),
    components: answeredComponents(body.components ?? [], media),
    flags: body.flags ?? 0,
    files,
  };
}

/**
 * The parts of a message that a request changes. Without `attachments` its files stay and new ones
 * are added; with it only those named there stay (Uploading Files, "Editing Message Attachments").
 */
export function editedParts(
  message: Message,
  body: MessageBody,
  uploads: readonly UploadedFile[],
  naming: Naming,
): Partial<MessageParts> {
  const kept = body.attachments
    ? message.files.filter((file) => body.attachments?.some((each) => String(each.id) === file.id))
    : message.files;
  const files = [...kept, ...uploads.map((upload) => stored(upload, body, naming))];
  const media = resolver(files, naming);
  // Ephemeral or not is decided when a message is made; loading ends with its first edit.
  const lasting = message.flags & ~(MessageFlags.Loading | MessageFlags.SuppressEmbeds);
  return {
    flags:
      lasting | ((body.flags ?? 0) & (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds)),
    files,
    ...(body.content === undefined ? {} : { content: body.content ?? '' }),
    ...(body.embeds === undefined ? {} : { embeds: answeredEmbeds(body.embeds ?? [], media) }),
    ...(body.components === undefined
      ? {}
      : { components: answeredComponents(body.components ?? [], media) }),
  };
}

function stored(upload: UploadedFile, body: MessageBody, naming: Naming): MessageFile {
  const described = body.attachments?.find((each) => upload.field === `files[${each.id}]`);
  const id = naming.nextId();
  const name = described?.filename ?? upload.name;
  return {
    id,
    name,
    bytes: upload.bytes,
    contentType: upload.contentType,
    description: described?.description ?? undefined,
    url: `${naming.filesUrl}/${id}/${encodeURIComponent(name)}`,
  };
}

function resolver(files: readonly MessageFile[], naming: Naming): MediaResolver {
  return (url) => {
    const file = files.find((each) => url === `attachment://${each.name}` || url === each.url);
    if (file === undefined) return { id: naming.nextId(), url, proxy_url: url };
    const type = file.contentType === undefined ? {} : { content_type: file.contentType };
    return {
      id: naming.nextId(),
      url: file.url,
      proxy_url: file.url,
      ...type,
      attachment_id: file.id,
      name: file.name,
      size: file.bytes.length,
    };
  };
}
