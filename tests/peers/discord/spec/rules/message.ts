import { ComponentType, MessageFlags, type APIEmbed } from 'discord-api-types/v10';
import { characters } from './length.ts';
import type { MessageCircumstances, RuledMessage } from './ruled-message.ts';
import { allComponents } from '../../world/message-content.ts';
import { checkComponents } from './components.ts';
import { checkFiles } from './files.ts';

/**
 * How much text all displays of a message may hold together. Discord documents it nowhere; the guides
 * of discord.js ("Display Components") and JDA (`TextDisplay`) do.
 */
const TEXT_OF_ALL_DISPLAYS = 4000;

/** "Messages allow up to 40 total components" (Component Reference, introduction). */
const COMPONENTS_V2 = 40;

/** "Legacy messages allow up to 5 action rows" (Component Reference, "Legacy Message Component Behavior"). */
const ROWS = 5;

/** How much text all embeds of a message may hold together (Message, "Embed Limits"). */
const TEXT_OF_ALL_EMBEDS = 6000;

const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.IsComponentsV2 |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsVoiceMessage;

/** Everything in a new or edited message that Discord refuses though its OpenAPI document is silent. */
export function checkMessage(body: RuledMessage, circumstances: MessageCircumstances): string[] {
  const { edited } = circumstances;
  const v2 = has(body.flags, MessageFlags.IsComponentsV2) || edited?.componentsV2 === true;
  return [
    ...checkFlags(body, circumstances),
    ...(v2 ? checkV2(body) : checkLegacy(body)),
    ...checkComponents(body.components ?? []),
    ...checkFiles(body, circumstances, v2),
    ...checkEmbeds(body.embeds ?? []),
    ...(edited === undefined && isEmpty(body, circumstances) ? ['an empty message (50006)'] : []),
  ];
}

/**
 * A deferred reply takes no flag but Ephemeral: "the only valid message flag you may use is
 * EPHEMERAL" (Interactions, "Interaction Callback Data"); nothing else of it is shown.
 */
export function checkDefer(body: RuledMessage | undefined): string[] {
  if (body === undefined || body === null) return [];
  const problems = has(body.flags, ~MessageFlags.Ephemeral)
    ? ['data.flags: a defer may only be ephemeral']
    : [];
  const more = Object.entries(body).filter(([key, value]) => key !== 'flags' && isSomething(value));
  return [...problems, ...more.map(([key]) => `data.${key}: a defer shows nothing but "thinking"`)];
}

function checkFlags(
  body: RuledMessage,
  { edited, ephemeralAllowed }: MessageCircumstances,
): string[] {
  const problems: string[] = [];
  // "only SUPPRESS_EMBEDS, EPHEMERAL, IS_COMPONENTS_V2, IS_VOICE_MESSAGE, and SUPPRESS_NOTIFICATIONS can be set"
  if (edited === undefined && has(body.flags, ~(SETTABLE | MessageFlags.Ephemeral)))
    problems.push('flags: a flag that bots can’t set');
  if (!ephemeralAllowed && has(body.flags, MessageFlags.Ephemeral))
    problems.push('flags: only answers to interactions can be ephemeral');
  // "Once a message has been sent with this flag, it can't be removed from that message" (Component Reference, introduction).
  const lost =
    edited?.componentsV2 === true &&
    typeof body.flags === 'number' &&
    !has(body.flags, MessageFlags.IsComponentsV2);
  if (lost) problems.push('flags: IsComponentsV2 can’t be removed');
  return problems;
}

/** "The content and embeds fields will no longer work", nor do polls and stickers (Component Reference, introduction). */
function checkV2(body: RuledMessage): string[] {
  const problems = (['content', 'embeds', 'poll', 'sticker_ids'] as const)
    .filter((key) => isSomething(body[key]))
    .map((key) => `${key}: not with IsComponentsV2`);
  const all = allComponents(body.components);
  if (all.length > COMPONENTS_V2)
    problems.push(`components: ${all.length} in total, at most ${COMPONENTS_V2}`);
  const text = all
    .filter((each) => each.type === ComponentType.TextDisplay)
    .map((each) => String(each['content']));
  const length = text.reduce((sum, each) => sum + characters(each), 0);
  if (length > TEXT_OF_ALL_DISPLAYS)
    problems.push(`components: ${length} characters of text, at most ${TEXT_OF_ALL_DISPLAYS}`);
  return problems;
}

function checkLegacy(body: RuledMessage): string[] {
  const rows = body.components ?? [];
  const problems = rows
    .filter((each) => each.type !== ComponentType.ActionRow)
    .map((each) => `components: ${ComponentType[each.type]} needs IsComponentsV2`);
  if (rows.length > ROWS) problems.push(`components: ${rows.length} rows, at most ${ROWS}`);
  // "Message content (up to 2000 characters)" (Create Message); the OpenAPI document says 4000.
  if (characters(body.content ?? '') > 2000) problems.push('content: at most 2000 characters');
  return problems;
}

function checkEmbeds(embeds: readonly APIEmbed[]): string[] {
  const parts = embeds.flatMap((each) => [
    each.title,
    each.description,
    each.footer?.text,
    each.author?.name,
    ...(each.fields ?? []).flatMap((field) => [field.name, field.value]),
  ]);
  const length = parts.reduce((sum, part) => sum + characters(part ?? ''), 0);
  return length > TEXT_OF_ALL_EMBEDS
    ? [`embeds: ${length} characters, at most ${TEXT_OF_ALL_EMBEDS}`]
    : [];
}

function isEmpty(body: RuledMessage, { uploads }: MessageCircumstances): boolean {
  return (
    uploads.length === 0 &&
    !(['content', 'embeds', 'components', 'poll', 'sticker_ids'] as const).some((key) =>
      isSomething(body[key]),
    )
  );
}

function isSomething(value: unknown): boolean {
  if (Array.isArray(value) || typeof value === 'string') return value.length > 0;
  return value !== undefined && value !== null && value !== false;
}

function has(flags: number | null | undefined, bits: number): boolean {
  return ((flags ?? 0) & bits) !== 0;
}
