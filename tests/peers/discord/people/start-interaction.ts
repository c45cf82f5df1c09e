import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  GatewayDispatchEvents,
  InteractionType,
  type APIApplicationCommand,
  type APIAuthorizingIntegrationOwnersMap,
  type APIMessageInteractionMetadata,
  type Locale,
} from 'discord-api-types/v10';
import { DirectChannel, type Channel } from '../world/channel.ts';
import { Interaction } from '../world/interaction.ts';
import type { Message } from '../world/message.ts';
import { IN_PRIVATE, grants } from '../world/permissions.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { NotPossible } from './command-options.ts';

/** Who does something, as far as an interaction shows it. */
export interface Actor {
  name: string;
  user: User;
  locale: Locale;
  /** What they may do, as a bit set. */
  permissions: bigint;
  /** Whether they installed the app for themselves. */
  installedApp: boolean;
}

/** What a person did, before it is an interaction. */
export interface Deed {
  type: InteractionType;
  data: object;
  person: Actor;
  channel: Channel;
  /** The command, for commands and their suggestions. */
  command?: APIApplicationCommand;
  /** The message whose button, menu or form it was. */
  source?: Message | undefined;
  /** The interaction that opened the form which is sent. */
  openedBy?: Interaction;
}

/** Ten megabytes: the size of files that anybody may send (Reference, "Uploading Files"). */
const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** Tells the bot what a person did and starts to wait for its answer. */
export function startInteraction(world: World, deed: Deed, deadlineMs: number): Interaction {
  const { person, channel, source, type, data } = deed;
  const id = world.nextId();
  const token = `token-${id}`;
  const owners = ownersOf(deed, world);
  const interaction = new Interaction(
    {
      id,
      token,
      type,
      user: person.user,
      channel,
      owners,
      metadata: metadataOf(deed, id, owners),
      startedAt: world.now(),
      source,
    },
    deadlineMs,
  );
  world.interactions.set(id, interaction);
  const guild = world.guildOf(channel);
  const d = {
    id,
    application_id: world.application.id,
    type,
    token,
    version: 1,
    data,
    channel_id: channel.id,
    channel: {
      ...channel.toJSON(),
      ...(guild === undefined ? {} : { permissions: String(person.permissions) }),
    },
    ...(guild === undefined
      ? { user: person.user }
      : {
          guild_id: guild.id,
          guild: guild.partial(),
          guild_locale: guild.locale,
          member: { ...guild.member(person.user), permissions: String(person.permissions) },
        }),
    locale: person.locale,
    app_permissions: String(channel.botIsHere ? channel.botPermissions : IN_PRIVATE),
    entitlements: [],
    authorizing_integration_owners: owners,
    context: channel.context,
    attachment_size_limit: ATTACHMENT_LIMIT,
    ...(source === undefined ? {} : { message: source.toJSON() }),
  };
  world.tell({
    t: GatewayDispatchEvents.InteractionCreate,
    d,
    guildId: guild?.id,
    intent: undefined,
  });
  return interaction;
}

/** The command by its name, if this person is offered it in this channel. */
export function offeredCommand(
  world: World,
  person: Actor,
  channel: Channel,
  name: string,
): APIApplicationCommand {
  const command = world.commands.find(
    (each) => each.name === name && each.type === ApplicationCommandType.ChatInput,
  );
  if (command === undefined) throw new NotPossible(`No command /${name} is registered.`);
  if (command.contexts?.includes(channel.context) === false)
    throw new NotPossible(`/${name} isn’t offered in this kind of channel.`);
  const asked = command.default_member_permissions;
  if (
    channel.guildId !== undefined &&
    asked !== null &&
    !grants(person.permissions, BigInt(asked))
  ) {
    throw new NotPossible(`${person.name} lacks the permissions for /${name}.`);
  }
  return command;
}

/** Who installed the app, as far as it matters here (Interactions, "Authorizing Integration Owners Object"). */
function ownersOf(
  { person, channel, command, source }: Deed,
  world: World,
): APIAuthorizingIntegrationOwnersMap {
  const inherited = source?.origin.interaction?.authorizing_integration_owners;
  if (inherited !== undefined) return inherited;
  const types = command?.integration_types ?? [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ];
  const guildId = guildOwner(channel, person, world);
  const owners: APIAuthorizingIntegrationOwnersMap = {};
  if (guildId !== undefined && types.includes(ApplicationIntegrationType.GuildInstall))
    owners[ApplicationIntegrationType.GuildInstall] = guildId;
  if (person.installedApp && types.includes(ApplicationIntegrationType.UserInstall))
    owners[ApplicationIntegrationType.UserInstall] = person.user.id;
  if (Object.keys(owners).length === 0)
    throw new NotPossible('The app is installed neither here nor by this person.');
  return owners;
}

function guildOwner(channel: Channel, person: Actor, world: World): string | undefined {
  const guild = world.guildOf(channel);
  if (guild !== undefined) return guild.hasBot ? guild.id : undefined;
  if (!(channel instanceof DirectChannel)) return undefined;
  const shared = [...world.guilds.values()].some(
    (each) => each.hasBot && each.members.has(person.user.id),
  );
  return shared ? '0' : undefined;
}

function metadataOf(
  { type, person, source, openedBy }: Deed,
  id: string,
  owners: APIAuthorizingIntegrationOwnersMap,
): APIMessageInteractionMetadata {
  const metadata = {
    id,
    type,
    user: person.user,
    authorizing_integration_owners: owners,
    ...(type === InteractionType.MessageComponent && source !== undefined
      ? { interacted_message_id: source.id }
      : {}),
    ...(openedBy === undefined
      ? {}
      : { triggering_interaction_metadata: openedBy.origin.metadata }),
  };
  return metadata as APIMessageInteractionMetadata;
}
