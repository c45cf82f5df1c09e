import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createPoster } from '../../../adapters/slack/poster.ts';
import { createSlack } from '../../../adapters/slack/slack.ts';
import { createSdkLog } from '../../../adapters/slack/sdk-log.ts';
import { createWebClient } from '../../../adapters/slack/web-client.ts';
import type { RefusedError } from '../../../src/adapter.ts';
import {
  postCard,
  posterContract,
  type PosterSurface,
  type Trouble,
} from '../../contracts/poster-contract.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { ApiFault } from '../../peers/slack/faults.ts';
import type { MessageSight } from '../../peers/slack/sight.ts';
import type { Message } from '../../peers/slack/workspace/workspace.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { wholeBot } from './bot.ts';
import { PUBLIC_URL } from './connect.ts';
import { seenIn } from './reading.ts';

interface SlackSurface extends PosterSurface {
  readonly slack: FakeSlack;
  /** Refusals that came after the start. */
  readonly refusals: readonly RefusedError[];
}

const TEAM = 'T01TEST';

/** How long Slack may take over a call, in milliseconds: as long as one test waits in vain. */
const PATIENCE = 1_500;

/** Slack with the bot in it, as people connect it. */
async function openSlack(pictures: { publicUrl?: string } = { publicUrl: PUBLIC_URL }) {
  const slack = await FakeSlack.start({
    scopes: [
      'commands',
      'chat:write',
      'app_mentions:read',
      'im:history',
      'files:write',
      'users:read',
    ],
    channels: [
      { name: 'general' },
      { name: 'old', isArchived: true },
      { name: 'uninvited', botIsMember: false },
    ],
  });
  const { service, lines } = wholeBot();
  const folder = mkdtempSync(join(tmpdir(), 'unhunch-slack-'));
  const refusals: RefusedError[] = [];
  const { apiUrl: api, botToken, appToken } = slack;
  const adapter = createSlack({ mode: 'socket', botToken, appToken, api }, service, {
    pictures: { folder, ...pictures },
    patience: PATIENCE,
    onRefused: (refused) => refusals.push(refused),
  });
  await adapter.start();
  const dm = (person: string) => slack.messagesIn(slack.person(person).id).map(look);
  const surface: SlackSurface = {
    slack,
    refusals,
    poster: adapter.poster,
    lines,
    channel: addressOf('GENERAL'),
    alice: slack.person('alice').id,
    standing: () => slack.messagesIn('general').map(look),
    told: () => ({ alice: dm('alice'), bob: dm('bob') }),
    violations: () => slack.violations,
    async close() {
      await adapter.stop();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return surface;
}

function addressOf(channel: string) {
  return { platform: 'slack', workspace: TEAM, channel: `C01${channel}` };
}

/** A message as everybody who reads it sees it. */
function look({ ts, channel, text, blocks }: Message) {
  const sight: MessageSight = {
    kind: 'message',
    change: 'posted',
    onlyVisibleToYou: false,
    channel,
    ts,
    text,
    blocks,
    files: [],
  };
  return seenIn(sight);
}

/** The channel in which the next post meets this fault. */
function meeting(fault: ApiFault) {
  return ({ slack }: SlackSurface) => {
    slack.faults.next('chat.postMessage', fault);
    return addressOf('GENERAL');
  };
}

/** What Slack says to a post, and what that is. */
const WORDS = {
  restricted_action: 'forbidden',
  restricted_action_read_only_channel: 'forbidden',
  missing_scope: 'forbidden',
  user_removed_from_team: 'revoked',
  app_uninstalled: 'revoked',
  account_inactive: 'revoked',
  token_revoked: 'revoked',
  invalid_auth: 'failed',
  fatal_error: 'unsure',
  internal_error: 'unsure',
  service_unavailable: 'failed',
  no_text: 'failed',
} as const;

const troubles: Trouble<SlackSurface>[] = [
  {
    when: 'the channel is no more',
    arrange: () => addressOf('NOWHERE'),
    failure: { failure: 'gone', code: 'channel_not_found' },
  },
  {
    when: 'the channel was archived',
    arrange: () => addressOf('OLD'),
    failure: { failure: 'gone', code: 'is_archived' },
  },
  {
    when: 'the bot wasn’t invited',
    arrange: () => addressOf('UNINVITED'),
    failure: { failure: 'forbidden', code: 'not_in_channel' },
  },
  {
    when: 'the bot posts too fast, whatever the wait',
    arrange: meeting({ status: 429, retryAfterSeconds: 600 }),
    failure: { failure: 'busy', code: 'ratelimited', retryAfter: 600 },
  },
  {
    when: 'Slack is down',
    arrange: meeting({ status: 503 }),
    failure: { failure: 'failed', code: '503' },
  },
  {
    when: 'Slack has a fault, perhaps after posting',
    arrange: meeting({ status: 500 }),
    failure: { failure: 'unsure', code: '500' },
  },
  {
    when: 'the connection breaks instead of an answer',
    arrange: meeting({ reset: 'after' }),
    failure: { failure: 'unsure', code: expect.any(String) as string },
  },
  {
    when: 'no answer comes',
    arrange: meeting({ hang: true }),
    failure: { failure: 'unsure', code: 'timeout' },
  },
  ...Object.entries(WORDS).map(([code, failure]) => ({
    when: `Slack says ${code}`,
    arrange: meeting({ error: code }),
    failure: { failure, code },
  })),
];

posterContract('Slack', openSlack, { honoursKeys: false, troubles });

/** Slack with the bot, for one test. */
async function slackWithPoster(pictures?: { publicUrl?: string }) {
  const surface = await openSlack(pictures);
  onTestFinished(async () => {
    await surface.close();
    expect(surface.violations()).toEqual([]);
  });
  return surface;
}

const failureOf = (posting: Promise<unknown>) => posting.catch((error: unknown) => error);

const posts = ({ slack }: SlackSurface) =>
  slack.calls.filter(({ method }) => method === 'chat.postMessage');

test('a post that may stand there isn’t sent again', async () => {
  const surface = await slackWithPoster();
  surface.slack.faults.next('chat.postMessage', { reset: 'after' });
  await failureOf(surface.poster.post(surface.channel, postCard('Stretch.'), 'key'));
  expect(posts(surface)).toHaveLength(1);
  expect(surface.standing()).toHaveLength(1);
});

test('where Slack can’t show the picture, it is told in words', async () => {
  const surface = await slackWithPoster();
  surface.slack.faults.next('chat.postMessage', { error: 'invalid_blocks' });
  await surface.poster.post(surface.channel, postCard('Stretch.'), 'key');
  expect(surface.standing()).toHaveLength(1);
  expect(posts(surface).map(({ args }) => JSON.stringify(args).includes('image_url'))).toEqual([
    true,
    false,
  ]);
});

test('a post says in words who set it up, and asks Slack for the name once', async () => {
  const surface = await slackWithPoster();
  const by = {
    type: 'text',
    text: 'Set up by',
    names: { person: surface.alice, otherwise: 'somebody here' },
  } as const;
  const card = { ...postCard('Stretch.'), blocks: [by] };
  const message = await surface.poster.post(surface.channel, card, 'key');
  await surface.poster.edit(surface.channel, message, card);
  const [first, second] = surface.slack.calls.filter(({ method }) => method.startsWith('chat.'));
  for (const sent of [first, second]) {
    expect(JSON.stringify(sent?.args)).toContain('Set up by alice');
    expect(JSON.stringify(sent?.args)).not.toContain(surface.alice);
  }
  expect(surface.slack.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
});

test('a picture that isn’t uploaded yet is told in words', async () => {
  const surface = await slackWithPoster({});
  surface.slack.faults.always('files.getUploadURLExternal', { hang: true });
  await surface.poster.post(surface.channel, postCard('Stretch.'), 'key');
  const [seen] = await surface.standing();
  expect(seen?.alts).toEqual([expect.stringContaining('A person lies face down')]);
});

test('a post previews no links and carries nothing hidden', async () => {
  const surface = await slackWithPoster();
  await surface.poster.post(surface.channel, postCard('Stretch.'), 'key');
  expect(Object.keys(posts(surface)[0]?.args ?? {}).toSorted()).toEqual([
    'blocks',
    'channel',
    'text',
    'unfurl_links',
    'unfurl_media',
  ]);
});

test('a post that was deleted can’t be changed', async () => {
  const { poster, channel } = await slackWithPoster();
  expect(
    await failureOf(poster.edit(channel, '1700000000.000001', postCard('Again.'))),
  ).toMatchObject({ failure: 'gone', code: 'message_not_found' });
});

test('a token that is no longer good is reported', async () => {
  const { slack, refusals, poster, channel } = await slackWithPoster();
  slack.faults.next('chat.postMessage', { error: 'token_revoked' });
  await failureOf(poster.post(channel, postCard('Stretch.'), 'key'));
  expect(refusals).toHaveLength(1);
});

test('nothing was posted where Slack couldn’t be reached', async () => {
  const slack = await FakeSlack.start();
  const { apiUrl: api, botToken } = slack;
  await slack.stop();
  const logger = createSdkLog(memoryLog().log);
  const poster = createPoster({
    into: (_team, work) => work(createWebClient(botToken, { api, logger })),
    pictures: () => undefined,
    people: async () => undefined,
    onFailure: () => {},
  });
  const posting = poster.post(addressOf('GENERAL'), postCard('Stretch.'), 'key');
  expect(await failureOf(posting)).toMatchObject({ failure: 'failed', code: 'ECONNREFUSED' });
});
