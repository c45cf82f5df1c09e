import { hash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TEAM } from '../../peers/slack/workspace/workspace.ts';
import { useDatabase } from '../../support/database.ts';
import { phrases } from './bot.ts';
import { PUBLIC_URL } from './connect.ts';
import { offeredSlack as offered, type OfferedOptions } from './offered.ts';
import { textOf } from './reading.ts';

vi.setConfig({ testTimeout: 30_000 });

const database = useDatabase();
const { install } = phrases;
const OWN = { team: TEAM.id };
const START = `${PUBLIC_URL}/slack/install/start`;
const BACK = `${PUBLIC_URL}/slack/oauth`;

const offeredSlack = (options: Omit<OfferedOptions, 'db'> = {}) =>
  offered({ db: () => database.db, ...options });

afterEach(async () => {
  await database.db.query('delete from unhunch.installations');
  await database.db.query('delete from unhunch.organisation_workspaces');
});

/** Everything that the database holds of installations, as whoever stole it would read it. */
const dump = async () =>
  JSON.stringify(await database.db.query('select * from unhunch.installations'));

const named = (text: string) => text.replace('{name}', phrases.chat.name);

describe('somebody who wants the bot in their workspace', () => {
  test('reads what it asks for and keeps, goes to Slack and back, and can use it', async () => {
    const { slack, browser, where, lines } = await offeredSlack({ mode: 'http' });
    expect(where).toContain(`${PUBLIC_URL}/slack/install`);
    const admin = browser();
    const page = await admin.open(`${PUBLIC_URL}/slack/install`);
    for (const point of [...install.allows.points, ...install.keeps.points]) {
      expect(page.text).toContain(point);
    }
    expect(page.text).toContain('href="/slack/install/start"');
    const done = await admin.open(START);
    expect(done.text).toContain(named(install.done.title));
    const [, asked = ''] = admin.visited.slice(-2, -1);
    const authorise = new URL(admin.visited.find((each) => each.includes('authorize')) ?? asked);
    expect(authorise.searchParams.get('scope')?.split(',')).toEqual(
      expect.arrayContaining(['chat:write', 'commands', 'users:read']),
    );
    const alice = slack.person('alice');
    expect(textOf(await alice.mentions('cobra').answer)).toContain('Cobra Stretch');
    expect(slack.calls.find(({ method }) => method === 'chat.postMessage')?.from).toBe(TEAM.id);
    expect(lines.map(({ event }) => event)).toContain('slack.installed');
  });

  test('sees pages with no script, that nobody may frame, and that no cache keeps', async () => {
    const { browser } = await offeredSlack();
    for (const address of [`${PUBLIC_URL}/slack/install`, BACK]) {
      const { headers, text } = await browser().open(address);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      );
      // A browser uses no style but the one with this hash.
      const style = /<style>(.*)<\/style>/s.exec(text)?.[1] ?? '';
      expect(headers.get('content-security-policy')).toContain(hash('sha256', style, 'base64'));
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(text).not.toMatch(/<script|\son\w+=/i);
    }
  });

  test('changes their mind in Slack, and nothing is stored', async () => {
    const { slack, browser } = await offeredSlack();
    slack.oauth.installer = { place: OWN, denies: true };
    const { status, text } = await browser().open(START);
    expect([status, text.includes(install.cancelled.title)]).toEqual([200, true]);
    expect(await dump()).toBe('[]');
  });

  test('is told when Slack has trouble, and installs a minute later', async () => {
    const { slack, installs, lines } = await offeredSlack();
    slack.faults.next('oauth.v2.access', { status: 500 });
    const failed = await installs(OWN);
    expect([failed.status, failed.text.includes(install.failed.title)]).toEqual([502, true]);
    expect(lines.map(({ event }) => event)).toContain('slack.not-installed');
    expect((await installs(OWN)).text).toContain(named(install.done.title));
  });
});

describe('a return from Slack is believed only', () => {
  test('in the browser that set out, and once', async () => {
    const { slack, browser } = await offeredSlack();
    slack.oauth.installer = { place: OWN };
    const attacker = browser();
    const { headers } = await attacker.open(START, { stay: true });
    const authorise = headers.get('location') ?? '';
    const back = (await attacker.open(authorise, { stay: true })).headers.get('location') ?? '';
    const victim = await browser().open(back);
    expect([victim.status, victim.text.includes(install.stale.title)]).toEqual([400, true]);
    expect(await dump()).toBe('[]');
    expect((await attacker.open(back)).text).toContain(named(install.done.title));
    expect((await attacker.open(back)).text).toContain(install.stale.title);
  });

  test('within ten minutes', async () => {
    const { browser, clock } = await offeredSlack();
    const late = browser();
    const { headers } = await late.open(START, { stay: true });
    clock.now += 11 * 60_000;
    const { text } = await late.open(headers.get('location') ?? '');
    expect(text).toContain(install.stale.title);
  });

  test('with a state of our own; from an organisation’s administration it goes on from here', async () => {
    const { slack, browser } = await offeredSlack();
    const place = { team: TEAM.id, organisation: 'E1', isOrganisations: true };
    slack.oauth.installer = { place };
    const admin = browser();
    const code = slack.oauth.issueCode(BACK);
    const { text } = await admin.open(`${BACK}?code=${code}`);
    expect(text).toContain(install.unasked.title);
    expect(slack.calls.map(({ method }) => method)).not.toContain('oauth.v2.access');
    expect((await admin.open(START)).text).toContain(named(install.organisation.title));
  });

  test.each([
    ['', 400],
    ['?code=', 400],
    ['?state=x', 400],
    ['?state=x&code=y', 400],
    ['?state=%00&code=%ff', 400],
    ['?error=<script>', 502],
    [`?code=${'x'.repeat(8_000)}`, 400],
  ])('and not by “%.30s”, which is no error of the bot’s', async (query, expected) => {
    const { browser, lines } = await offeredSlack();
    const { status, text } = await browser().open(BACK + query);
    expect(status).toBe(expected);
    expect(text).not.toContain('<script>');
    expect(text).toContain('href="/slack/install/start"');
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('with a code of Slack’s; one that is made up is no error of the bot’s either', async () => {
    const { browser, lines } = await offeredSlack();
    const attacker = browser();
    const { headers } = await attacker.open(START, { stay: true });
    const state = new URL(headers.get('location') ?? '').searchParams.get('state');
    const { status, text } = await attacker.open(`${BACK}?code=made-up&state=${state}`);
    expect([status, text.includes(install.stale.title)]).toEqual([400, true]);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(await dump()).toBe('[]');
  });

  test('with a cookie that no script reads and no other site sends along but by a link', async () => {
    const { browser } = await offeredSlack();
    const admin = browser();
    const { status, headers } = await admin.open(START, { stay: true });
    expect(status).toBe(302);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^unhunch-slack-install=[^;]+; Secure; HttpOnly; SameSite=Lax; Path=\/; Max-Age=600$/,
      ),
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

test('neither database nor log shows a token, whatever goes wrong', async () => {
  const { slack, installs, poster, lines, clock } = await offeredSlack();
  await installs(OWN);
  const channel = { platform: 'slack', workspace: TEAM.id, channel: 'C01GENERAL' };
  const card = { title: 'x', summary: 'x', blocks: [] };
  clock.now += 11 * 60 * 60_000;
  slack.faults.next('oauth.v2.access', { error: 'internal_error' });
  await poster.post(channel, card, 'key');
  slack.oauth.uninstall(OWN);
  const error: unknown = await poster.post(channel, card, 'key').catch((reason: unknown) => reason);
  const everything = (await dump()) + JSON.stringify(lines) + String(error) + JSON.stringify(error);
  expect(everything).not.toMatch(/xox|fake-client-secret/);
  expect(lines.map(({ event }) => event)).toContain('slack.token-not-renewed');
});
