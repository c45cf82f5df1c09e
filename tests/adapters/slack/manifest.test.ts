import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { installScopes, slackManifest } from '../../../adapters/slack/manifest.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import { phrases, wholeBot } from './bot.ts';
import { connect, PUBLIC_URL } from './connect.ts';

const socket = slackManifest({ phrases });
const http = slackManifest({ phrases, publicUrl: PUBLIC_URL });
const offered = slackManifest({ phrases, publicUrl: PUBLIC_URL, isOffered: true });

/** The fields and limits of docs.slack.dev/reference/app-manifest; a field that it doesn't name is a slip. */
const url = z.url({ protocol: /^https$/ }).max(3_000);
const reference = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.number() }),
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().min(1).max(140),
  }),
  features: z.strictObject({
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/),
      always_online: z.boolean(),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().regex(/^\/[a-z-]{1,31}$/),
        description: z.string().min(1).max(2_000),
        usage_hint: z.string().min(1).max(1_000),
        should_escape: z.boolean(),
        url: url.optional(),
      }),
    ),
    shortcuts: z.array(
      z.strictObject({
        type: z.enum(['global', 'message']),
        name: z.string().min(1).max(24),
        callback_id: z.string().min(1).max(255),
        description: z.string().min(1).max(150),
      }),
    ),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(url).optional(),
    scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: url.optional(),
      bot_events: z.array(z.string()),
    }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: url.optional(),
      message_menu_options_url: url.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

test.each([
  ['Socket Mode', socket],
  ['signed HTTP', http],
  ['many workspaces', offered],
])('for %s it is as Slack reads it, within the limits', (_, manifest) => {
  expect(reference.parse(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
});

test('without a public address everything comes through a socket', () => {
  expect(socket.settings?.socket_mode_enabled).toBe(true);
  expect(JSON.stringify(socket)).not.toContain('http');
});

test('with one, commands, clicks and events go there', () => {
  expect(http.settings?.socket_mode_enabled).toBe(false);
  const address = `${PUBLIC_URL}/slack/events`;
  expect([
    http.features?.slash_commands?.[0]?.url,
    http.settings?.event_subscriptions?.request_url,
    http.settings?.interactivity?.request_url,
    http.settings?.interactivity?.message_menu_options_url,
  ]).toEqual([address, address, address, address]);
});

test('an app for many workspaces sends people back, renews its tokens, and suits organisations', () => {
  expect(offered.oauth_config?.redirect_urls).toEqual([`${PUBLIC_URL}/slack/oauth`]);
  const settings = { token_rotation_enabled: true, org_deploy_enabled: true };
  expect(offered.settings).toMatchObject(settings);
  expect(http.settings).toMatchObject({ token_rotation_enabled: false, org_deploy_enabled: false });
  expect(http.oauth_config?.redirect_urls).toBeUndefined();
});

test('where people install it, what the manifest knows is asked for, and no more', () => {
  const { bot = [], bot_optional: optional = [] } = offered.oauth_config?.scopes ?? {};
  expect(installScopes().toSorted()).toEqual([...bot, ...optional].toSorted());
});

test('uploads are asked for only where pictures have no public address, or on request', () => {
  const mayUpload = ({ oauth_config: oauth }: typeof socket) =>
    oauth?.scopes?.bot?.includes('files:write');
  expect(mayUpload(socket)).toBe(true);
  expect(mayUpload(http)).toBe(false);
  expect(mayUpload(slackManifest({ phrases, publicUrl: PUBLIC_URL, withUploads: true }))).toBe(
    true,
  );
});

test('who manages the workspace is asked for, and may be refused', () => {
  const { bot, bot_optional: optional } = socket.oauth_config?.scopes ?? {};
  expect([bot?.includes('users:read'), optional]).toEqual([false, ['users:read']]);
});

test.each([
  ['by a socket, with uploads', socket, undefined],
  ['with a public address', http, PUBLIC_URL],
])('the bot needs nothing that it doesn’t ask for: %s', async (_, manifest, publicUrl) => {
  const slack = await FakeSlack.start({
    scopes: manifest.oauth_config?.scopes?.bot ?? [],
    subscriptions: manifest.settings?.event_subscriptions?.bot_events ?? [],
  });
  onTestFinished(() => slack.stop());
  const { service } = wholeBot();
  const bot = await connect(slack, service, publicUrl === undefined ? {} : { publicUrl });
  onTestFinished(() => bot.stop());

  const alice = slack.person('alice');
  await alice.runs('/stretch cobra').answer;
  await alice.mentions('cobra').answer;
  await alice.mentions('my neck hurts').answer;
  await alice.tells('cobra').answer;
  await alice.opensHome().answer;
  await alice.usesShortcut(manifest.features?.shortcuts?.[0]?.callback_id ?? '').answer;
  await slack.quiet(40);
  expect(slack.violations).toEqual([]);
  expect(slack.calls.filter(({ refused }) => refused !== undefined)).toEqual([]);
  const uploaded = slack.calls.some(({ method }) => method.startsWith('files.'));
  expect(uploaded).toBe(publicUrl === undefined);
});
