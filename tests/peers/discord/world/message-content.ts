import {
  ComponentType,
  EmbedType,
  type APIEmbed,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';

/** Any component as JSON: the fields that all of them share, and whatever else it has. */
export interface AnyComponent extends Record<string, unknown> {
  type: ComponentType;
  id?: number;
  custom_id?: string;
  components?: AnyComponent[];
  accessory?: AnyComponent;
  component?: AnyComponent;
}

/** Every component of a message or modal, from the outside in, those inside others included. */
export function allComponents(
  components: readonly AnyComponent[] | null | undefined,
): AnyComponent[] {
  return (components ?? []).flatMap((each) => [
    each,
    ...allComponents(each.components),
    ...allComponents(each.accessory === undefined ? [] : [each.accessory]),
    ...allComponents(each.component === undefined ? [] : [each.component]),
  ]);
}

/** Turns a media reference of a request (`attachment://cobra.gif`, a URL) into the one of an answer. */
export type MediaResolver = (url: string) => Record<string, unknown>;

/**
 * Components as Discord gives them back: numbered from 1 in the order they are read, defaults
 * filled in, media resolved.
 */
export function answeredComponents(
  components: readonly AnyComponent[],
  media: MediaResolver,
): APIMessageTopLevelComponent[] {
  const taken = new Set(allComponents(components).map((each) => each.id));
  let next = 1;
  const number = (): number => {
    while (taken.has(next)) next += 1;
    return next++;
  };
  const answered = (each: AnyComponent): AnyComponent => ({
    ...defaults(each, media),
    ...each,
    // An id of 0 counts as none (Components, "Anatomy of a Component").
    id: each.id || number(),
    ...resolved(each, media),
    ...(each.components === undefined ? {} : { components: each.components.map(answered) }),
    ...(each.accessory === undefined ? {} : { accessory: answered(each.accessory) }),
  });
  return components.map(answered) as unknown as APIMessageTopLevelComponent[];
}

/** Embeds as Discord gives them back: with a type, and their media resolved. */
export function answeredEmbeds(embeds: readonly APIEmbed[], media: MediaResolver): APIEmbed[] {
  return embeds.map((embed) => ({
    type: EmbedType.Rich,
    ...embed,
    ...(embed.fields ? { fields: embed.fields.map((field) => ({ inline: false, ...field })) } : {}),
    ...(embed.image ? { image: embedMedia(embed.image.url, media) } : {}),
    ...(embed.thumbnail ? { thumbnail: embedMedia(embed.thumbnail.url, media) } : {}),
    ...(embed.timestamp ? { timestamp: new Date(embed.timestamp).toISOString() } : {}),
  }));
}

function embedMedia(url: string, media: MediaResolver): { url: string; proxy_url: string } {
  const found = media(url);
  return { url: String(found['url']), proxy_url: String(found['proxy_url']) };
}

function defaults(component: AnyComponent, media: MediaResolver): Record<string, unknown> {
  switch (component.type) {
    case ComponentType.Separator:
      return { spacing: 1, divider: true };
    case ComponentType.Container:
      return { accent_color: null, spoiler: false };
    case ComponentType.StringSelect:
    case ComponentType.UserSelect:
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.ChannelSelect:
      return { min_values: 1, max_values: 1 };
    case ComponentType.Thumbnail:
      return { description: null, spoiler: false };
    case ComponentType.File: {
      const file = media(mediaUrl(component['file']));
      return { name: file['name'] ?? null, size: file['size'] ?? null, spoiler: false };
    }
    default:
      return {};
  }
}

function resolved(component: AnyComponent, media: MediaResolver): Record<string, unknown> {
  const unfurled = (value: unknown): Record<string, unknown> => {
    const { name: _name, size: _size, ...rest } = media(mediaUrl(value));
    return rest;
  };
  if (component.type === ComponentType.Thumbnail) return { media: unfurled(component['media']) };
  if (component.type === ComponentType.File) return { file: unfurled(component['file']) };
  if (component.type !== ComponentType.MediaGallery) return {};
  const items = component['items'] as Record<string, unknown>[];
  return {
    items: items.map((item) => ({
      description: null,
      spoiler: false,
      ...item,
      media: unfurled(item['media']),
    })),
  };
}

/** The address inside a media item, of a request or of an answer. */
export function mediaUrl(value: unknown): string {
  return String((value as { url?: unknown } | undefined)?.url);
}
