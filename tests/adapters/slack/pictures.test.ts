import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHasher, publicPictures } from '../../../adapters/slack/pictures.ts';
import { openUploadMemory } from '../../../adapters/slack/upload-memory.ts';
import { createUploads } from '../../../adapters/slack/uploads.ts';
import type { Picture } from '../../../adapters/slack/render/card.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { Sight } from '../../peers/slack/sight.ts';
import { folderWith } from '../../support/folders.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { PICTURES } from '../../support/pictures.ts';
import { wholeBot } from './bot.ts';
import { connect, PUBLIC_URL } from './connect.ts';
import { seenIn } from './reading.ts';
import { slackWithBot } from './with-bot.ts';

const MEMORY = 'slack-pictures.json';

/** The picture in something seen, and what is said in its place. */
function pictureIn(sight: Sight) {
  const image = sight.blocks.find(({ type }) => type === 'image');
  return { image, alts: seenIn(sight).alts };
}

function uploadsTo(slack: FakeSlack): number {
  return slack.calls.filter(({ method }) => method === 'files.completeUploadExternal').length;
}

/** How many pictures there are to upload. */
const ALL = 15;

/** Uploads are pictures of some size, and no test is about how fast a machine is. */
const PATIENT = { timeout: 20_000 };

describe('with a public address', () => {
  test('Slack fetches a picture from there, by an address that changes with it', async () => {
    const { alice } = await slackWithBot();
    const { image, alts } = pictureIn(await alice.runs('/stretch cobra').answer);
    const version = createHasher()(join(PICTURES, 'cobra-stretch.gif'))?.slice(0, 8);
    expect(image?.['image_url']).toBe(`${PUBLIC_URL}/figures/cobra-stretch.gif?v=${version}`);
    expect(alts).toEqual([expect.stringContaining('Start: A person lies face down')]);
  });

  test.each([
    ['a message', 'chat.postMessage', 'invalid_blocks'],
    ['the Home tab', 'views.publish', 'invalid_arguments'],
  ])('%s that Slack refuses with its picture comes without it', async (_, method, error) => {
    const { slack, alice } = await slackWithBot();
    slack.faults.next(method, { error });
    const doing = method === 'views.publish' ? alice.opensHome() : alice.tells('cobra');
    const { image, alts } = pictureIn(await doing.answer);
    expect(image).toBeUndefined();
    expect(alts).toEqual([expect.stringMatching(/^Start: /)]);
  });

  test('a picture whose file is gone is told in words', () => {
    const { show } = publicPictures(PUBLIC_URL);
    expect(show(picture(join(PICTURES, 'gone.gif')))).toBeUndefined();
  });
});

describe('without one', () => {
  test('every picture is uploaded once, and then shown', async () => {
    const folder = folderWith({});
    const { slack, bot, alice } = await slackWithBot({ uploads: true, folder });
    await vi.waitFor(() => expect(uploadsTo(slack)).toBe(ALL), PATIENT);
    const { image } = pictureIn(await alice.runs('/stretch cobra').answer);
    expect(image).toMatchObject({ slack_file: { id: expect.stringMatching(/^F/) } });
    await bot.stop();

    const again = await connect(slack, wholeBot().service, { folder });
    onTestFinished(() => again.stop());
    const { image: known } = pictureIn(await alice.runs('/stretch cobra').answer);
    expect(known?.['slack_file']).toEqual(image?.['slack_file']);
    await slack.quiet(40);
    expect(uploadsTo(slack)).toBe(ALL);
  });

  test('uploads carry what they show in words', async () => {
    const { slack } = await slackWithBot({ uploads: true });
    await vi.waitFor(() => expect(uploadsTo(slack)).toBe(ALL), PATIENT);
    const announced = slack.calls.filter(({ method }) => method === 'files.getUploadURLExternal');
    for (const { args } of announced) expect(args['alt_text']).toMatch(/^Start: .* End: /);
  });

  test('until then it is told in words', async () => {
    const { slack, alice } = await slackWithBot({ uploads: true, patience: 200 });
    const held = slack.faults.always('files.completeUploadExternal', { delayMs: 500 });
    const { image, alts } = pictureIn(await alice.runs('/stretch cobra').answer);
    expect(image).toBeUndefined();
    expect(alts).toEqual([expect.stringMatching(/^Start: /)]);
    held.end();
  });

  test('without the permission there are words, and one line that says what to do', async () => {
    const scopes = ['commands', 'chat:write', 'app_mentions:read', 'im:history'];
    const { alice, lines, slack } = await slackWithBot({
      uploads: true,
      scopes,
      violations: ['files.getUploadURLExternal: missing_scope'],
    });
    await slack.quiet(40);
    await alice.runs('/stretch cobra').answer;
    const { image } = pictureIn(await alice.runs('/stretch eagle arms').answer);
    expect(image).toBeUndefined();
    const failures = lines.filter(({ level }) => level === 'error');
    expect(failures).toEqual([
      expect.objectContaining({
        event: 'slack.pictures.not-uploaded',
        code: 'missing_scope',
        remedy: expect.stringContaining('files:write'),
      }),
    ]);
  });

  test('a picture that Slack doesn’t find is left out, and the card arrives', async () => {
    const { slack, alice } = await slackWithBot({ uploads: true });
    await vi.waitFor(() => expect(uploadsTo(slack)).toBe(ALL), PATIENT);
    slack.faults.next('response_url', { status: 404 });
    const { image, alts } = pictureIn(await alice.runs('/stretch cobra').answer);
    expect(image).toBeUndefined();
    expect(alts).toEqual([expect.stringMatching(/^Start: /)]);
  });

  test('a damaged memory is moved aside and begun anew', async () => {
    const folder = folderWith({ [MEMORY]: '{"T01TEST": {"abc' });
    const { slack, lines } = await slackWithBot({ uploads: true, folder });
    await vi.waitFor(() => expect(uploadsTo(slack)).toBe(ALL), PATIENT);
    expect(existsSync(join(folder, `${MEMORY}.damaged`))).toBe(true);
    expect(lines.map(({ event }) => event)).toContain('slack.pictures.damaged');
    await vi.waitFor(() => {
      const { T01TEST: ours } = JSON.parse(readFileSync(join(folder, MEMORY), 'utf8'));
      expect(Object.keys(ours)).toHaveLength(ALL);
    });
  });

  test('a memory that can’t be written costs only another upload', async () => {
    const folder = folderWith({ file: 'in the way' });
    const { slack, alice, lines } = await slackWithBot({
      uploads: true,
      folder: join(folder, 'file'),
    });
    await vi.waitFor(() => expect(uploadsTo(slack)).toBe(ALL), PATIENT);
    expect(pictureIn(await alice.runs('/stretch cobra').answer).image).toBeDefined();
    expect(lines.map(({ event }) => event)).toContain('slack.pictures.unwritten');
  });

  test('a stop doesn’t wait for uploads', async () => {
    const { slack, bot } = await slackWithBot({ uploads: true });
    slack.faults.always('files.getUploadURLExternal', { hang: true });
    await bot.stop();
  });
});

describe('the memory of uploads', () => {
  test('keeps workspaces apart', async () => {
    const folder = folderWith({});
    const { log } = memoryLog();
    const first = await openUploadMemory(folder, 'T1', log);
    await first.set('hash', { id: 'F1', at: 1 });
    const second = await openUploadMemory(folder, 'T2', log);
    expect(second.get('hash')).toBeUndefined();
    await second.set('hash', { id: 'F2', at: 2 });
    expect((await openUploadMemory(folder, 'T1', log)).get('hash')).toEqual({ id: 'F1', at: 1 });
  });

  test('a picture refused soon after its upload stays; refused later, it is uploaded again', async () => {
    const { slack, uploads, memory, key, tell } = await bareUploads();
    await vi.waitFor(() => expect(memory.get(key)).toBeDefined(), PATIENT);
    tell(60_000);
    uploads.doubt(cobra);
    expect(uploads.show(cobra)).toBeDefined();
    tell(3_600_000);
    uploads.doubt(cobra);
    expect(uploads.show(cobra)).toBeUndefined();
    await vi.waitFor(() => expect(uploadsTo(slack)).toBe(2), PATIENT);
  });

  test('an upload that Slack wants later is made later', async () => {
    const { slack, memory, key } = await bareUploads({ status: 429, retryAfterSeconds: 0 });
    await vi.waitFor(() => expect(memory.get(key)).toBeDefined(), PATIENT);
    expect(uploadsTo(slack)).toBe(1);
  });
});

const cobra = picture(join(PICTURES, 'cobra-stretch.gif'));

function picture(animation: string): Picture {
  return { type: 'image', animation, still: '', alt: 'A person lies face down.' };
}

/** Uploads alone, with a clock that a test sets; the first picture is on its way. */
async function bareUploads(fault?: { status: 429; retryAfterSeconds: number }) {
  const slack = await FakeSlack.start();
  onTestFinished(() => slack.stop());
  if (fault) slack.faults.next('files.getUploadURLExternal', fault);
  const { log } = memoryLog();
  const memory = await openUploadMemory(folderWith({}), 'T1', log);
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  let time = 0;
  const uploads = createUploads({
    client,
    memory,
    log,
    signal: new AbortController().signal,
    now: () => time,
  });
  expect(uploads.show(cobra)).toBeUndefined();
  const key = createHasher()(cobra.animation) ?? '';
  return { slack, uploads, memory, key, tell: (now: number) => (time = now) };
}
