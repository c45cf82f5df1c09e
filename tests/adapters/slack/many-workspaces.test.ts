import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Card } from '../../../src/cards/card.ts';
import { saveSchedule } from '../../../src/storage/schedules.ts';
import { listWorkspaces } from '../../../src/storage/workspaces.ts';
import type { FakeSlack } from '../../peers/slack/fake-slack.ts';
import { newSchedule, NINE } from '../../storage/rows.ts';
import { useDatabase } from '../../support/database.ts';
import { phrases } from './bot.ts';
import { offeredSlack as offered, type OfferedOptions } from './offered.ts';
import { textOf } from './reading.ts';

vi.setConfig({ testTimeout: 30_000 });

const database = useDatabase();
const HOUR = 60 * 60_000;
const [ONE, TWO] = [{ team: 'T1' }, { team: 'T2' }];
const ORGANISATION = { organisation: 'E1', isOrganisations: true };
const [FIRST, SECOND] = [
  { ...ORGANISATION, ...ONE },
  { ...ORGANISATION, ...TWO },
];
const CARD: Card = { title: 'Stretch', summary: 'Stretch.', blocks: [] };

const offeredSlack = (options: Omit<OfferedOptions, 'db'> = {}) =>
  offered({ db: () => database.db, ...options });

const channelOf = (workspace: string) => ({ platform: 'slack', workspace, channel: 'C01GENERAL' });

/** Which workspace's token each call of a method had, and how Slack refused it. */
const callers = ({ calls }: FakeSlack, name: string) =>
  calls.filter(({ method }) => method === name).map(({ from, refused }) => refused ?? from);

const renewals = ({ calls }: FakeSlack) =>
  calls.filter(
    ({ method, args }) => method === 'oauth.v2.access' && args['grant_type'] === 'refresh_token',
  );

/** Whether a token couldn't be renewed. */
const isNotRenewed = (lines: readonly Record<string, unknown>[]) =>
  lines.some(({ event }) => event === 'slack.token-not-renewed');

/** A workspace's daily stretch, with something remembered beside it. */
async function scheduleIn(workspace: string): Promise<void> {
  await saveSchedule(database.db, newSchedule({ workspace }), NINE);
}

const known = async () => (await listWorkspaces(database.db, 'slack')).toSorted();

/** An organisation with the bot in two workspaces, each of which has a daily stretch. */
async function organisationAtWork() {
  const there = await offeredSlack();
  await there.installs(FIRST);
  for (const place of [FIRST, SECOND]) {
    there.slack.speaksFrom = place;
    await there.slack.person('alice').mentions('cobra').answer;
    await scheduleIn(place.team);
  }
  return there;
}

afterEach(async () => {
  await database.db.query(
    'truncate unhunch.installations, unhunch.organisation_workspaces, unhunch.schedules cascade',
  );
});

describe('two workspaces that have installed the app', () => {
  test('are answered and posted to by their own tokens', async () => {
    const { slack, installs, poster } = await offeredSlack();
    for (const place of [ONE, TWO]) {
      await installs(place);
      slack.speaksFrom = place;
      await slack.person('alice').mentions('cobra').answer;
      await slack.person('alice').opensHome().answer;
      await poster.post(channelOf(place.team), CARD, 'key');
    }
    expect(callers(slack, 'chat.postMessage')).toEqual(['T1', 'T1', 'T2', 'T2']);
    expect(callers(slack, 'views.publish')).toEqual(['T1', 'T2']);
    expect(slack.violations).toEqual([]);
  });

  test('are there again after a restart', async () => {
    const { installs, adapter, another } = await offeredSlack();
    for (const place of [ONE, TWO]) await installs(place);
    await adapter.stop();
    const { where, poster } = await another();
    expect(where).toContain('2 installations');
    await poster.post(channelOf('T2'), CARD, 'key');
  });

  test('one that hasn’t is answered where no token is needed, and its posts wait', async () => {
    const { slack, poster, lines } = await offeredSlack();
    slack.speaksFrom = ONE;
    expect(textOf(await slack.person('alice').runs('/stretch cobra').answer)).toContain('Cobra');
    await scheduleIn('T1');
    const posting = poster.post(channelOf('T1'), CARD, 'key');
    await expect(posting).rejects.toMatchObject({ failure: 'failed', code: 'not_installed' });
    expect(JSON.stringify(lines)).toContain('/slack/install');
    expect(await known()).toEqual(['T1']);
  });

  test('with the database away, those at work go on', async () => {
    let isAway = false;
    const { slack, installs, poster, clock } = await offeredSlack({
      store: (store) => ({
        ...store,
        find: (id) => (isAway ? Promise.reject(new Error('away')) : store.find(id)),
      }),
    });
    await installs(ONE);
    slack.speaksFrom = ONE;
    await poster.post(channelOf('T1'), CARD, 'key');
    isAway = true;
    clock.now += 5 * 60_000;
    await poster.post(channelOf('T1'), CARD, 'key');
    expect(textOf(await slack.person('alice').mentions('cobra').answer)).toContain('Cobra');
    const unknown = poster.post(channelOf('T2'), CARD, 'key');
    await expect(unknown).rejects.toMatchObject({ failure: 'failed' });
  });
});

describe('tokens that end after twelve hours', () => {
  test('are renewed for a post that nobody’s message precedes, day after day', async () => {
    const { slack, installs, poster, clock } = await offeredSlack();
    await installs(ONE);
    for (let days = 0; days < 3; days += 1) {
      clock.now += 24 * HOUR;
      await poster.post(channelOf('T1'), CARD, 'key');
    }
    expect(callers(slack, 'chat.postMessage')).toEqual(['T1', 'T1', 'T1']);
    expect(renewals(slack)).toHaveLength(3);
  });

  test('are renewed for an answer two hours before they end', async () => {
    const { slack, installs, clock } = await offeredSlack();
    await installs(ONE);
    slack.speaksFrom = ONE;
    const alice = slack.person('alice');
    clock.now += 9 * HOUR;
    await alice.mentions('cobra').answer;
    expect(renewals(slack)).toHaveLength(0);
    clock.now += 1.5 * HOUR;
    await alice.mentions('cobra').answer;
    expect(renewals(slack)).toHaveLength(1);
  });

  test('are renewed once where two bots need them at the same moment', async () => {
    const { slack, installs, poster, another, clock } = await offeredSlack();
    const other = await another();
    await installs(ONE);
    clock.now += 24 * HOUR;
    const posts = [poster, other.poster, poster, other.poster].map((each) =>
      each.post(channelOf('T1'), CARD, 'key'),
    );
    await Promise.all(posts);
    expect(renewals(slack).map(({ refused }) => refused)).toEqual([undefined]);
  });

  test('do while Slack can’t renew them, and the post waits once they have ended', async () => {
    const { slack, installs, poster, clock } = await offeredSlack();
    await installs(ONE);
    clock.now += 11 * HOUR;
    slack.faults.always('oauth.v2.access', { hang: true });
    slack.faults.always('oauth.v2.access', { status: 503 });
    await poster.post(channelOf('T1'), CARD, 'key');
    clock.now += 2 * HOUR;
    const posting = poster.post(channelOf('T1'), CARD, 'key');
    await expect(posting).rejects.toMatchObject({ failure: 'failed' });
    expect(callers(slack, 'chat.postMessage')).toEqual(['T1']);
  });

  test('that Slack ends before their time are renewed, and the post goes out', async () => {
    const { slack, installs, poster } = await offeredSlack();
    await installs(ONE);
    slack.faults.next('chat.postMessage', { error: 'token_expired' });
    await poster.post(channelOf('T1'), CARD, 'key');
    expect(callers(slack, 'chat.postMessage')).toEqual(['token_expired', 'T1']);
  });

  test('aren’t lost when the database goes away in the middle', async () => {
    let isAway = true;
    const { slack, installs, poster, clock, adapter, another, lines } = await offeredSlack({
      store: (store) => ({
        ...store,
        async change(id, change) {
          await store.change(id, async (found) => {
            await change(found);
            throw new Error('connection lost');
          });
        },
        save(id, installation) {
          const wasAway = isAway && lines.length > 0 && clock.now > begin + HOUR;
          if (wasAway) isAway = false;
          return wasAway ? Promise.reject(new Error('away')) : store.save(id, installation);
        },
      }),
    });
    const begin = clock.now;
    await installs(ONE);
    clock.now += 24 * HOUR;
    await poster.post(channelOf('T1'), CARD, 'key');
    await vi.waitFor(() =>
      expect(lines.map(({ event }) => event)).toContain('slack.token-not-stored'),
    );
    await slack.quiet(400);
    await adapter.stop();
    const next = await another();
    await next.poster.post(channelOf('T1'), CARD, 'key');
    expect(callers(slack, 'chat.postMessage')).toEqual(['T1', 'T1']);
  });
});

describe('an organisation that has installed the app for all its workspaces', () => {
  test('is answered and posted to in each of them', async () => {
    const { slack, installs, poster, adapter, another } = await offeredSlack();
    await installs(FIRST);
    for (const place of [FIRST, SECOND]) {
      slack.speaksFrom = place;
      const alice = slack.person('alice');
      const card = await alice.mentions('cobra').answer;
      expect(textOf(await alice.clicks(card, phrases.actions.duration).answer)).toContain('Cobra');
      await poster.post(channelOf(place.team), CARD, 'key');
    }
    expect(new Set(callers(slack, 'chat.postMessage'))).toEqual(new Set(['E1']));
    const teams = slack.calls
      .filter(({ method }) => method === 'chat.postMessage')
      .map(({ args }) => args['team_id']);
    expect(new Set(teams)).toEqual(new Set(['T1', 'T2']));
    // Nobody has to say anything first after a restart.
    await adapter.stop();
    const next = await another();
    await next.poster.post(channelOf('T2'), CARD, 'key');
  });

  test('is forgotten with all of them when it removes the app', async () => {
    const { slack, installs } = await organisationAtWork();
    await installs({ team: 'T9' });
    slack.oauth.uninstall(FIRST);
    await slack.sendEvent({ type: 'app_uninstalled' });
    await vi.waitFor(async () => expect(await known()).toEqual(['T9']));
  });
});

describe('an organisation that takes the app from one of its workspaces', () => {
  const withdrawn = { type: 'team_access_revoked', team_ids: ['T1'] };

  test('has that one forgotten, told by Slack, and no other', async () => {
    const { slack } = await organisationAtWork();
    slack.oauth.withdraw('T1');
    await slack.sendEvent(withdrawn);
    await vi.waitFor(async () => expect(await known()).toEqual(['E1', 'T2']));
  });

  test('has it forgotten where only a post finds out', async () => {
    const { slack, poster } = await organisationAtWork();
    slack.oauth.withdraw('T1');
    const posting = poster.post(channelOf('T1'), CARD, 'key');
    await expect(posting).rejects.toMatchObject({ failure: 'revoked' });
    expect(await known()).toEqual(['E1', 'T2']);
    await poster.post(channelOf('T2'), CARD, 'key');
  });

  test('has no say over one that has installed the app for itself', async () => {
    const { slack, installs } = await offeredSlack();
    await installs(ONE);
    await slack.sendEvent(withdrawn);
    await slack.quiet();
    expect(await known()).toEqual(['T1']);
  });
});

describe('a workspace that removes the app is forgotten', () => {
  const uninstalled = { type: 'app_uninstalled' };
  const revoked = { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } };
  const people = { type: 'tokens_revoked', tokens: { oauth: ['U01ALICE'] } };

  test.each([
    ['told of once', [uninstalled]],
    ['told of by its token', [revoked]],
    ['told of both ways', [uninstalled, revoked]],
    ['told of both ways the other way round, and again', [revoked, uninstalled, revoked]],
  ])('%s', async (_, events) => {
    const { slack, installs, refusals } = await offeredSlack();
    for (const place of [ONE, TWO]) {
      await installs(place);
      await scheduleIn(place.team);
    }
    slack.speaksFrom = ONE;
    slack.oauth.uninstall(ONE);
    for (const event of events) await slack.sendEvent(event);
    await vi.waitFor(async () => expect(await known()).toEqual(['T2']));
    expect(refusals).toEqual([]);
  });

  test('once the database is there again, when it was away', async () => {
    let tries = 0;
    const { slack, installs, lines } = await offeredSlack({
      forget: (purge) => (++tries < 3 ? Promise.reject(new Error('away')) : purge()),
    });
    await installs(ONE);
    await scheduleIn('T1');
    slack.speaksFrom = ONE;
    slack.oauth.uninstall(ONE);
    await slack.sendEvent(uninstalled);
    await vi.waitFor(async () => expect(await known()).toEqual([]), { timeout: 10_000 });
    expect(lines.filter(({ event }) => event === 'workspace.forget')).toHaveLength(2);
  });

  test('at the next start, when it went while no bot ran', async () => {
    const { slack, installs, adapter, another } = await offeredSlack();
    for (const place of [ONE, TWO]) await installs(place);
    await adapter.stop();
    slack.oauth.uninstall(ONE);
    await another();
    await vi.waitFor(async () => expect(await known()).toEqual(['T2']));
  });

  test('at the next start, when its token has ended meanwhile', async () => {
    const { slack, installs, adapter, another, clock } = await offeredSlack();
    for (const place of [ONE, TWO]) await installs(place);
    await adapter.stop();
    slack.oauth.uninstall(ONE);
    clock.now += 24 * HOUR;
    await another();
    await vi.waitFor(async () => expect(await known()).toEqual(['T2']));
  });

  test('after a month in which no token could be had for it, and not before', async () => {
    const { slack, installs, adapter, another, clock, lines } = await offeredSlack();
    await installs(ONE);
    await adapter.stop();
    // As when the answer with the next one is lost.
    slack.oauth.loseRefreshTokens();
    clock.now += 29 * 24 * HOUR;
    const bot = await another();
    await vi.waitFor(() => expect(isNotRenewed(bot.lines)).toBe(true));
    expect(await known()).toEqual(['T1']);
    await bot.adapter.stop();
    clock.now += 2 * 24 * HOUR;
    await another();
    await vi.waitFor(async () => expect(await known()).toEqual([]));
    expect(JSON.stringify(lines)).not.toContain('xoxe');
  });

  test('not when only somebody’s own token was revoked', async () => {
    const { slack, installs, lines } = await offeredSlack();
    await installs(ONE);
    slack.speaksFrom = ONE;
    await slack.sendEvent(people);
    await slack.quiet();
    expect(await known()).toEqual(['T1']);
    expect(lines.map(({ event }) => event)).not.toContain('workspace.forgotten');
  });

  test('not by news from before it was installed anew', async () => {
    const { slack, installs, clock, lines } = await offeredSlack();
    await installs(ONE);
    slack.oauth.uninstall(ONE);
    clock.now += 60_000;
    await installs(ONE);
    clock.now -= 60_000;
    slack.speaksFrom = ONE;
    await slack.sendEvent(uninstalled);
    await vi.waitFor(() =>
      expect(lines.map(({ event }) => event)).toContain('slack.installed-since'),
    );
    expect(await known()).toEqual(['T1']);
  });

  test('where only a post finds out, and no other workspace', async () => {
    const { slack, installs, poster } = await offeredSlack();
    for (const place of [ONE, TWO]) {
      await installs(place);
      await scheduleIn(place.team);
    }
    slack.oauth.uninstall(ONE);
    const posting = poster.post(channelOf('T1'), CARD, 'key');
    await expect(posting).rejects.toMatchObject({ failure: 'revoked', code: 'account_inactive' });
    expect(await known()).toEqual(['T2']);
    await poster.post(channelOf('T2'), CARD, 'key');
  });

  test('where only an answer finds out', async () => {
    const { slack, installs } = await offeredSlack();
    await installs(ONE);
    slack.speaksFrom = ONE;
    slack.oauth.uninstall(ONE);
    slack.person('alice').tells('cobra');
    await vi.waitFor(async () => expect(await known()).toEqual([]));
  });

  test('not over a token that another bot has renewed meanwhile', async () => {
    const { slack, installs, poster, another, clock } = await offeredSlack();
    await installs(ONE);
    await poster.post(channelOf('T1'), CARD, 'key');
    const other = await another();
    clock.now += 30_000;
    slack.faults.next('chat.postMessage', { error: 'token_expired' });
    await other.poster.post(channelOf('T1'), CARD, 'key');
    slack.faults.next('chat.postMessage', { error: 'token_revoked' });
    await poster.post(channelOf('T1'), CARD, 'key');
    expect(await known()).toEqual(['T1']);
  });
});
