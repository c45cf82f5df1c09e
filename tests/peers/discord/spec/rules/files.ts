import { ComponentType } from 'discord-api-types/v10';
import { allComponents, mediaUrl } from '../../world/message-content.ts';
import type { MessageCircumstances, RuledMessage } from './ruled-message.ts';

/**
 * `attachment://` names a file of the same message, each described attachment is one that is there,
 * and with IsComponentsV2 a file that no component shows isn't shown at all (Components, "Uploading
 * a file"; Reference, "Uploading Files").
 */
export function checkFiles(
  body: RuledMessage,
  { uploads, edited }: MessageCircumstances,
  v2: boolean,
): string[] {
  const described = body.attachments ?? [];
  const known = edited?.files ?? [];
  // An edit that lists attachments drops all others (Reference, "Editing Message Attachments").
  const kept = body.attachments
    ? known.filter((file) => described.some((each) => String(each.id) === file.id))
    : known;
  const nameOf = (upload: { field: string; name: string }): string =>
    described.find((each) => upload.field === `files[${each.id}]`)?.filename ?? upload.name;
  const names = new Set([...uploads.map(nameOf), ...kept.map((each) => each.name)]);
  const referenced = mediaReferences(body);
  const problems = [...referenced]
    .filter(
      (url) => url.startsWith('attachment://') && !names.has(url.slice('attachment://'.length)),
    )
    .map((url) => `${url}: no file of that name`);
  for (const each of described) {
    const isThere =
      uploads.some((upload) => upload.field === `files[${each.id}]`) ||
      known.some((file) => file.id === String(each.id));
    if (!isThere) problems.push(`attachments: ${each.id} has no file`);
  }
  if (v2) {
    const shown = (name: string): boolean => referenced.has(`attachment://${name}`);
    const left = body.components ? kept.filter((each) => !referenced.has(each.url)) : [];
    const unseen = [...uploads.map(nameOf), ...left.map((each) => each.name)].filter(
      (name) => !shown(name),
    );
    problems.push(...unseen.map((name) => `${name}: no component shows this file`));
  }
  return problems;
}

function mediaReferences(body: RuledMessage): Set<string> {
  const components = allComponents(body.components).flatMap((each) => {
    if (each.type === ComponentType.MediaGallery)
      return (each['items'] as { media: unknown }[]).map((item) => mediaUrl(item.media));
    if (each.type === ComponentType.Thumbnail) return [mediaUrl(each['media'])];
    return each.type === ComponentType.File ? [mediaUrl(each['file'])] : [];
  });
  const embeds = (body.embeds ?? []).flatMap((each) => [
    each.image?.url,
    each.thumbnail?.url,
    each.author?.icon_url,
    each.footer?.icon_url,
  ]);
  return new Set([...components, ...embeds].filter((url) => url !== undefined));
}
