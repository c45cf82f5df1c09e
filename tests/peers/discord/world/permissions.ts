import { PermissionFlagsBits } from 'discord-api-types/v10';

/** The name of a permission, as in discord-api-types: `ManageGuild`, `SendMessages`. */
export type Permission = keyof typeof PermissionFlagsBits;

/** What `@everyone` may do in a server that nobody has changed: read, write, react, speak. */
export const EVERYONE: bigint = bits([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseExternalEmojis',
  'UseApplicationCommands',
  'ChangeNickname',
  'CreateInstantInvite',
  'Connect',
  'Speak',
]);

/**
 * What an app may do in a DM with somebody else or a group DM (Interactions, "Interaction
 * structure", footnote on `app_permissions`); with its own DM, `UseExternalEmojis` too.
 */
export const IN_PRIVATE: bigint = bits(['AttachFiles', 'EmbedLinks', 'MentionEveryone']);

/** The bit set of these permissions. */
export function bits(permissions: readonly Permission[]): bigint {
  return permissions.reduce((all, each) => all | PermissionFlagsBits[each], 0n);
}

/** Whether a bit set grants everything that another asks for; administrators may do anything. */
export function grants(given: bigint, asked: bigint): boolean {
  return (given & PermissionFlagsBits.Administrator) !== 0n || (given & asked) === asked;
}
