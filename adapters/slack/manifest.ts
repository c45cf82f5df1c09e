import type { AppsManifestCreateArguments } from '@slack/web-api';
import type { Phrases } from '../../src/content/schema/phrases.ts';
import { COMMAND } from './explain.ts';
import { REDIRECT_PATH } from './install/paths.ts';
import { SHORTCUT } from './listeners/shortcut.ts';
import { EVENTS_PATH } from './receivers/http.ts';

/** A manifest as Slack reads it: https://docs.slack.dev/reference/app-manifest */
export type SlackManifest = Extract<AppsManifestCreateArguments['manifest'], object>;

/** Scopes that whoever installs the app may leave out. */
const OPTIONAL_SCOPES = ['users:read'] as const;

export interface ManifestOptions {
  readonly phrases: Phrases;
  /** Where Slack reaches the bot over HTTPS, without a slash at its end; without it the app uses Socket Mode. */
  readonly publicUrl?: string;
  /** Whether the bot uploads its pictures; where it has no public address if left out. */
  readonly withUploads?: boolean;
  /** Whether many workspaces install it, at the public address. */
  readonly isOffered?: boolean;
}

/**
 * The scopes that the bot can't do without: `commands` for the command, shortcut and buttons;
 * `chat:write` to answer, also in direct messages, which chat.postMessage opens by a person's id;
 * `app_mentions:read` and `im:history` to hear what is said to the bot, and nothing else;
 * `files:write` for uploads.
 */
function neededScopes(withUploads: boolean) {
  const uploads = withUploads ? (['files:write'] as const) : [];
  return ['app_mentions:read', 'chat:write', 'commands', ...uploads, 'im:history'] as const;
}

/** What is asked for where people install the app; those it can do without are marked in the manifest. */
export function installScopes(): string[] {
  return [...neededScopes(false), ...OPTIONAL_SCOPES];
}

/**
 * The description from which Slack makes the app, with nothing in it that the bot doesn't use.
 * Whoever installs it may leave out `users:read`, which tells admins and people's time zones.
 */
export function slackManifest({ phrases, publicUrl, ...rest }: ManifestOptions): SlackManifest {
  const { chat, commands } = phrases;
  const isOffered = rest.isOffered === true && publicUrl !== undefined;
  const withUploads = rest.withUploads ?? publicUrl === undefined;
  const url = publicUrl === undefined ? undefined : publicUrl + EVENTS_PATH;
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: { name: chat.name, description: chat.about },
    features: {
      bot_user: { display_name: botName(chat.name), always_online: true },
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      slash_commands: [
        {
          command: COMMAND,
          description: commands.stretch.description,
          usage_hint: chat.usage,
          // People and channels in a command's text mean nothing to the bot.
          should_escape: false,
          ...(url === undefined ? {} : { url }),
        },
      ],
      shortcuts: [
        {
          type: 'global',
          name: chat.shortcut.name,
          callback_id: SHORTCUT,
          description: chat.shortcut.description,
        },
      ],
    },
    oauth_config: {
      ...(isOffered ? { redirect_urls: [publicUrl + REDIRECT_PATH] } : {}),
      scopes: { bot: [...neededScopes(withUploads)], bot_optional: [...OPTIONAL_SCOPES] },
    },
    settings: {
      event_subscriptions: {
        ...(url === undefined ? {} : { request_url: url }),
        bot_events: [
          'app_home_opened',
          'app_mention',
          'app_uninstalled',
          'message.im',
          ...(isOffered ? (['team_access_revoked'] as const) : []),
          'tokens_revoked',
        ],
      },
      interactivity: {
        is_enabled: true,
        // The second is asked for the options of a menu that is searched by typing.
        ...(url === undefined ? {} : { request_url: url, message_menu_options_url: url }),
      },
      // Otherwise it is for one workspace, installed by whoever runs the bot.
      org_deploy_enabled: isOffered,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: isOffered,
    },
  };
}

/** A bot's name takes small letters, digits, dots, hyphens and underscores. */
export function botName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
}
