import { expect, test } from 'vitest';
import { ConfigError, readConfig, readPlatforms } from '../src/config.ts';

const DISCORD = { DISCORD_TOKEN: 'MTIz.GaBc.dEf-gh_i' };
const SLACK_BOT = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc' };

test('an empty environment chats in the terminal, in English, with a page for this computer alone', () => {
  const web = { host: '127.0.0.1', port: 3131, isDefault: true };
  expect(readConfig({})).toEqual({ language: 'en', data: 'var', port: 3000, web });
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
  ['PORT', { PORT: '99999' }, /0 to 65535/],
  ['PORT', { PORT: '3000/tcp' }, /0 to 65535/],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'stretch.example.com' }, /https:\/\//],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'http://stretch.example.com' }, /https:\/\//],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'https://u:p@x.example/?a=1#f' }, /bare address/],
  ['UNHUNCH_PUBLIC_URL', { UNHUNCH_PUBLIC_URL: 'https://x.example/bot' }, /bare address/],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/bot' }, /postgres:\/\//],
  ['UNHUNCH_CATCH_UP', { UNHUNCH_CATCH_UP: 'soon' }, /"2h"/],
  ['UNHUNCH_CATCH_UP', { UNHUNCH_CATCH_UP: '25h' }, /up to a day/],
  ['UNHUNCH_LANGUAGE', { UNHUNCH_LANGUAGE: '../etc' }, /language folder/],
])(
  '%s that can’t be used is named with the remedy, and never repeated',
  (variable, env, remedy) => {
    const read = () => ({ ...readConfig(env), ...readPlatforms(env) });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${variable}: `));
    expect(read).toThrow(remedy);
    const given = Object.values(env as Record<string, string>).at(-1) ?? '';
    if (variable.includes('TOKEN') && given.length > 8) expect(read).not.toThrow(given);
  },
);

test('half a set-up stops connecting, not asking or printing a manifest', () => {
  expect(() => readPlatforms({ SLACK_APP_TOKEN: 'xapp-1' })).toThrow(ConfigError);
  expect(readConfig({ SLACK_APP_TOKEN: 'xapp-1' }).language).toBe('en');
});

test.each([
  ['90', 90],
  ['90m', 90],
  ['2h', 120],
  ['24 H', 1_440],
  ['0', 0],
])('a post may be late by “%s”: %i minutes', (text, minutes) => {
  expect(readConfig({ UNHUNCH_CATCH_UP: text }).catchUpMinutes).toBe(minutes);
});
