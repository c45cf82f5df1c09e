import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { createSlack } from '../../../adapters/slack/slack.ts';
import type { RefusedError } from '../../../src/adapter.ts';
import type { InstallationStore } from '../../../src/installation-store.ts';
import { createKeyRing, KEY_BYTES } from '../../../src/secrets/key-ring.ts';
import { sealedInstallations } from '../../../src/secrets/sealed-installations.ts';
import { startServer } from '../../../src/server/server.ts';
import type { Database } from '../../../src/storage/database.ts';
import { purgeWorkspace } from '../../../src/storage/workspaces.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { Place } from '../../peers/slack/oauth/oauth.ts';
import { PlainBrowser } from '../../support/plain-browser.ts';
import { PICTURES } from '../../support/pictures.ts';
import { wholeBot } from './bot.ts';
import { PUBLIC_URL } from './connect.ts';

const keys = createKeyRing([randomBytes(KEY_BYTES)]);

export interface OfferedOptions {
  readonly db: () => Database;
  /** The store, or what a test makes of it. */
  readonly store?: (store: InstallationStore) => InstallationStore;
  readonly mode?: 'socket' | 'http';
  /** What happens when a workspace is to be forgotten, given what does it. */
  readonly forget?: (purge: () => Promise<void>) => Promise<void>;
}

/** A Slack with a bot that its workspaces install themselves; bots of one test share database and clock. */
export async function offeredSlack(options: OfferedOptions) {
  const clock = { now: Date.now() };
  const now = () => clock.now;
  const slack = await FakeSlack.start({ now });
  onTestFinished(() => slack.stop());
  const bots = { slack, now, ...options };
  const bot = await startBot(bots);
  /** Somebody installs the app from the bot's page, and sees what comes of it. */
  async function installs(place: Place, browser = bot.browser()) {
    slack.oauth.installer = { place };
    return browser.open(`${PUBLIC_URL}/slack/install/start`);
  }
  return { ...bot, slack, clock, installs, another: () => startBot(bots) };
}

/** One process of the bot. */
async function startBot({
  slack,
  now,
  db,
  store = (each) => each,
  mode = 'socket',
  forget = (purge) => purge(),
}: OfferedOptions & { slack: FakeSlack; now: () => number }) {
  const { apiUrl: api, appToken, signingSecret, oauth } = slack;
  const { service, lines } = wholeBot(
    {},
    {
      forget: (workspace) => forget(async () => void (await purgeWorkspace(db(), workspace))),
    },
  );
  const { clientId, clientSecret } = oauth;
  const app = { clientId, clientSecret, publicUrl: PUBLIC_URL };
  const way =
    mode === 'socket' ? ({ mode, appToken } as const) : ({ mode, signingSecret } as const);
  const refusals: RefusedError[] = [];
  const adapter = createSlack({ api, app, ...way }, service, {
    pictures: { folder: '', publicUrl: PUBLIC_URL },
    onRefused: (refusal) => void refusals.push(refusal),
    installations: store(sealedInstallations({ db: async () => db(), keys, platform: 'slack' })),
    now,
  });
  const server = await startServer(0, PICTURES, adapter.routes);
  const here = `http://127.0.0.1:${server.port}`;
  if (mode === 'http') slack.useRequestUrl(`${here}/slack/events`);
  onTestFinished(async () => {
    await adapter.stop();
    await server.close();
  });
  const where = await adapter.start();
  const browser = () => new PlainBrowser({ [PUBLIC_URL]: here });
  return { adapter, poster: adapter.poster, where, lines, refusals, browser };
}
