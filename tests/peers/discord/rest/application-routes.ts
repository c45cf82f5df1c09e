import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type APIApplicationCommand,
} from 'discord-api-types/v10';
import { errors } from './api-error.ts';
import { ok, parameter, type Call, type Routes } from './route.ts';

/** The bot's account, its application and its commands. */
export const applicationRoutes: Routes = {
  'GET /gateway/bot': ({ gatewayUrl, shards }) =>
    ok({
      url: gatewayUrl,
      shards,
      session_start_limit: {
        total: 1000,
        remaining: 999,
        reset_after: 14_400_000,
        max_concurrency: shards,
      },
    }),

  'GET /users/@me': ({ world }) =>
    ok({ ...world.bot, mfa_enabled: false, locale: 'en-US', email: null, verified: true }),

  'GET /users/{user_id}': (call) => {
    const { bot, users } = call.world;
    const id = parameter(call, 'user_id');
    const user = id === bot.id ? bot : users.get(id);
    if (user === undefined) throw errors.unknownUser();
    return ok(user);
  },

  'GET /applications/@me': ({ world }) =>
    ok({
      id: world.application.id,
      name: world.application.name,
      icon: null,
      description: '',
      type: null,
      flags: 0,
      flags_new: '0',
      bot: world.bot,
      bot_public: true,
      bot_require_code_grant: false,
      integration_types_config: { 0: {}, 1: {} },
      verify_key: '0'.repeat(64),
      redirect_uris: [],
      interactions_endpoint_url: null,
      role_connections_verification_url: null,
      owner: world.bot,
      approximate_guild_count: world.guilds.size,
      approximate_user_install_count: 0,
      approximate_user_authorization_count: 0,
      explicit_content_filter: 0,
      team: null,
      eligible_oauth2_scopes: [],
    }),

  'GET /applications/{application_id}/commands': (call) => {
    ownApplication(call);
    const localized = call.request.query.get('with_localizations') === 'true';
    return ok(call.world.commands.map((each) => (localized ? each : withoutLocalizations(each))));
  },

  'PUT /applications/{application_id}/commands': (call) => {
    ownApplication(call);
    const { world } = call;
    const asked = call.request.body as Partial<APIApplicationCommand>[];
    world.commands = asked.map((each) => registered(call, each));
    return ok(world.commands);
  },
};

function ownApplication(call: Call): void {
  if (parameter(call, 'application_id') !== call.world.application.id) throw errors.missingAccess();
}

/** A command as Discord keeps it; one that is registered again keeps its id. */
function registered({ world }: Call, asked: Partial<APIApplicationCommand>): APIApplicationCommand {
  const type = asked.type ?? ApplicationCommandType.ChatInput;
  const before = world.commands.find((each) => each.name === asked.name && each.type === type);
  return {
    ...asked,
    id: before?.id ?? world.nextId(),
    application_id: world.application.id,
    version: world.nextId(),
    type,
    name: asked.name ?? '',
    description: asked.description ?? '',
    default_member_permissions: asked.default_member_permissions ?? null,
    integration_types: asked.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    contexts: asked.contexts ?? null,
    nsfw: asked.nsfw ?? false,
  };
}

/** Without `with_localizations` the dictionaries are left out, at every depth. */
function withoutLocalizations<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, each: unknown) =>
      key === 'name_localizations' || key === 'description_localizations' ? undefined : each,
    ),
  ) as T;
}
