import { expect, test } from 'vitest';
import { readConfig } from '../src/config/config.ts';
import { readPlatforms } from '../src/config/platforms.ts';
import { ConfigError } from '../src/config/variables.ts';

const DISCORD = { DISCORD_TOKEN: 'MTIz.GaBc.dEf-gh_i' };
const SLACK_BOT = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc' };

test('an empty environment chats in the terminal, in English, with a page for this computer alone', () => {
  const web = { host: '127.0.0.1', port: 3131, isDefault: true };
  expect(readConfig({ UNHUNCH_LIMIT: '0' }).limit).toBe(0);
  expect(() => readConfig({ UNHUNCH_LIMIT: 'many' })).toThrow(/^UNHUNCH_LIMIT: .*such as 20/);
  expect(readConfig({})).toEqual({
    language: 'en',
    data: 'var',
    port: 3000,
    listens: false,
    limit: 20,
    metrics: 'local',
    web,
  });
});

test.each([
  ['off', undefined],
  ['8080', { host: '127.0.0.1', port: 8080, isDefault: false }],
  ['0.0.0.0:8080', { host: '0.0.0.0', port: 8080, isDefault: false }],
  ['[::1]:0', { host: '::1', port: 0, isDefault: false }],
  ['desk-12.local:80', { host: 'desk-12.local', port: 80, isDefault: false }],
])('UNHUNCH_WEB=%s', (text, web) => {
  expect(readConfig({ UNHUNCH_WEB: text }).web).toEqual(web);
});

test.each(['on', '70000', 'http://127.0.0.1:80', 'host:', ':80', '127.0.0.1'])(
  'UNHUNCH_WEB=%s is named with the remedy',
  (text) => {
    expect(() => readConfig({ UNHUNCH_WEB: text })).toThrow(/^UNHUNCH_WEB: write "off"/);
  },
);

test('an empty variable counts as left out, and stray spaces don’t matter', () => {
  expect(readPlatforms({ DISCORD_TOKEN: '', SLACK_APP_TOKEN: ' ' })).toEqual({});
  expect(readPlatforms({ DISCORD_TOKEN: ` ${DISCORD.DISCORD_TOKEN}\n` }).discord?.token).toBe(
    DISCORD.DISCORD_TOKEN,
  );
});

test('who may set daily stretches up is each platform’s custom unless it is said', () => {
  expect(readConfig({})).not.toHaveProperty('schedulers');
  expect(readConfig({ UNHUNCH_SCHEDULERS: ' everybody' }).schedulers).toBe('everybody');
});

test('a Discord token connects Discord, and both connect both', () => {
  expect(readPlatforms(DISCORD).discord).toEqual({ token: DISCORD.DISCORD_TOKEN });
  const both = readPlatforms({ ...DISCORD, ...SLACK_BOT, SLACK_APP_TOKEN: 'xapp-1' });
  expect(both.discord && both.slack).toBeTruthy();
});

test('Slack by Socket Mode with an app token, even beside a signing secret; by HTTP with only the secret', () => {
  const secret = { SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
  const socket = readPlatforms({ ...SLACK_BOT, ...secret, SLACK_APP_TOKEN: 'xapp-1-A' });
  expect(socket.slack).toEqual({ mode: 'socket', botToken: 'xoxb-1-2-abc', appToken: 'xapp-1-A' });
  expect(readPlatforms({ ...SLACK_BOT, ...secret }).slack).toMatchObject({ mode: 'http' });
});

const KEY = '0123456789abcdef'.repeat(4);
const APP = {
  SLACK_CLIENT_ID: '123.456',
  SLACK_CLIENT_SECRET: 'fedcba98',
  SLACK_SIGNING_SECRET: 'abc123',
  UNHUNCH_PUBLIC_URL: 'https://stretch.example.com/',
  UNHUNCH_KEY: KEY,
};
const without = (variable: keyof typeof APP) => ({ ...APP, [variable]: undefined });

test('Slack for all who install the app, by HTTP or a socket; a bot token remains the simplest way', () => {
  const app = {
    clientId: '123.456',
    clientSecret: 'fedcba98',
    publicUrl: 'https://stretch.example.com',
  };
  expect(readPlatforms(APP).slack).toEqual({ mode: 'http', signingSecret: 'abc123', app });
  const socket = readPlatforms({ ...APP, SLACK_APP_TOKEN: 'xapp-1' });
  expect(socket.slack).toEqual({ mode: 'socket', appToken: 'xapp-1', app });
  expect(readPlatforms({ ...APP, ...SLACK_BOT }).slack).not.toHaveProperty('app');
});

test('keys are taken in hex and in base64 of either alphabet, the first the one that seals', () => {
  const bytes = Buffer.from(KEY, 'hex');
  const given = [KEY, bytes.toString('base64'), bytes.toString('base64url')];
  for (const key of given) expect(readConfig({ UNHUNCH_KEY: key }).keys).toEqual([bytes]);
  const other = Buffer.alloc(32, 7);
  const both = readConfig({ UNHUNCH_KEY: ` ${KEY}, ${other.toString('base64')} ` });
  expect(both.keys).toEqual([bytes, other]);
});

test.each([
  ['http://127.0.0.1:8080/api', 'http://127.0.0.1:8080/api'],
  ['http://127.0.0.1:8080/api/', 'http://127.0.0.1:8080/api'],
  ['https://proxy.example/api/v10', 'https://proxy.example/api'],
])('the address %s is used as Discord’s', (given, used) => {
  expect(readPlatforms({ ...DISCORD, DISCORD_API_URL: given }).discord?.api).toBe(used);
});

test('addresses get the slashes that their users need', () => {
  const env = {
    ...SLACK_BOT,
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'http://127.0.0.1:8080/api',
    UNHUNCH_PUBLIC_URL: 'https://stretch.example.com/',
  };
  expect(readPlatforms(env).slack?.api).toBe('http://127.0.0.1:8080/api/');
  expect(readConfig(env).publicUrl).toBe('https://stretch.example.com');
});

test.each([
  ['DISCORD_TOKEN', { DISCORD_TOKEN: 'my-application-id' }, /Reset Token/],
  ['DISCORD_API_URL', { ...DISCORD, DISCORD_API_URL: 'discord' }, /http:\/\//],
  ['SLACK_BOT_TOKEN', { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }, /"xoxb-"/],
  ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_APP_TOKEN is no use without it/],
  ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'abc' }, /SLACK_SIGNING_SECRET is no use/],
  ['SLACK_APP_TOKEN', SLACK_BOT, /connections:write/],
  ['SLACK_APP_TOKEN', { ...SLACK_BOT, SLACK_APP_TOKEN: 'xoxb-1' }, /"xapp-"/],
  ['SLACK_SIGNING_SECRET', { ...SLACK_BOT, SLACK_SIGNING_SECRET: 'xoxb-1' }, /Signing Secret/],
  ['UNHUNCH_METRICS', { UNHUNCH_METRICS: 'yes' }, /"local".*"all".*"off"/],
  ['PORT', { PORT: '99999' }, /0 to 65535/],
  ['PORT', { PORT: '3000/tcp' }, /0 to 65535/],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'stretch.example.com' }, /https:\/\//],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'http://stretch.example.com' }, /https:\/\//],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'https://u:p@x.example/?a=1#f' }, /bare address/],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'https://x.example/bot' }, /bare address/],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/bot' }, /postgres:\/\//],
  ['UNHUNCH_CATCH_UP', { UNHUNCH_CATCH_UP: 'soon' }, /"2h"/],
  ['UNHUNCH_CATCH_UP', { UNHUNCH_CATCH_UP: '25h' }, /up to a day/],
  ['UNHUNCH_CATCH_UP', { UNHUNCH_CATCH_UP: '0h' }, /from a minute/],
  ['UNHUNCH_SCHEDULERS', { UNHUNCH_SCHEDULERS: 'admins' }, /"managers".*"members".*"everybody"/],
  ['UNHUNCH_RETENTION', { UNHUNCH_RETENTION: '13' }, /from 14 to 366/],
  ['UNHUNCH_RETENTION', { UNHUNCH_RETENTION: '2 years' }, /from 14 to 366/],
  ['UNHUNCH_LANGUAGE', { UNHUNCH_LANGUAGE: '../etc' }, /language folder/],
  ['SLACK_CLIENT_ID', without('SLACK_CLIENT_ID'), /it is missing\. .*docs\/slack\.md/],
  ['SLACK_CLIENT_SECRET', without('SLACK_CLIENT_SECRET'), /it is missing/],
  ['SLACK_SIGNING_SECRET', without('SLACK_SIGNING_SECRET'), /it is missing/],
  ['UNHUNCH_PUBLIC_URL', without('UNHUNCH_PUBLIC_URL'), /it is missing/],
  ['UNHUNCH_KEY', without('UNHUNCH_KEY'), /it is missing/],
  ['SLACK_CLIENT_ID', { ...APP, SLACK_CLIENT_ID: 'A01APP' }, /two numbers/],
  ['SLACK_CLIENT_SECRET', { ...APP, SLACK_CLIENT_SECRET: 'xoxb-1' }, /Client Secret/],
  ['UNHUNCH_KEY', { UNHUNCH_KEY: 'password' }, /openssl rand -base64 32/],
  ['UNHUNCH_KEY', { UNHUNCH_KEY: `${KEY},` }, /new,old/],
  ['UNHUNCH_KEY', { UNHUNCH_KEY: KEY.slice(1) }, /32 bytes/],
])(
  '%s that can’t be used is named with the remedy, and never repeated',
  (variable, env, remedy) => {
    const read = () => ({ ...readConfig(env), ...readPlatforms(env) });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${variable}: `));
    expect(read).toThrow(remedy);
    const given = Object.values(env as Record<string, string | undefined>).at(-1) ?? '';
    if (/TOKEN|SECRET|KEY/.test(variable) && given.length > 8) expect(read).not.toThrow(given);
  },
);

test('half a set-up stops connecting, not asking or printing a manifest', () => {
  expect(() => readPlatforms({ SLACK_APP_TOKEN: 'xapp-1' })).toThrow(ConfigError);
  expect(readConfig({ SLACK_APP_TOKEN: 'xapp-1' }).language).toBe('en');
});

test('what was posted is remembered for as many days as are asked for', () => {
  expect(readConfig({ UNHUNCH_RETENTION: '30' }).retentionDays).toBe(30);
});

test.each([
  ['90', 90],
  ['90m', 90],
  ['2h', 120],
  ['24 H', 1_440],
  ['1', 1],
])('a post may be late by “%s”: %i minutes', (text, minutes) => {
  expect(readConfig({ UNHUNCH_CATCH_UP: text }).catchUpMinutes).toBe(minutes);
});
