import { expect, onTestFinished } from 'vitest';
import type { Bot } from '../../../src/bot.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { SlackPeer } from '../../peers/slack/peer.ts';
import type { PeerOptions } from '../../peers/slack/server/peer-options.ts';
import { wholeBot } from './bot.ts';
import { connect, type ConnectOptions, PUBLIC_URL } from './connect.ts';

export interface WithBotOptions extends PeerOptions, ConnectOptions {
  /** Whether pictures are uploaded; they have a public address if left out. */
  readonly uploads?: true;
  /** Parts of the bot that work differently. */
  readonly broken?: Partial<Bot>;
  /** What the bot does against Slack's rules on purpose in this test. */
  readonly violations?: readonly string[];
}

/**
 * A Slack with the bot in it, for one test. Afterwards nothing may have been against Slack's
 * rules, no rejection may have been left alone, and nothing that was typed may stand in the log.
 */
export function slackWithBot(options: WithBotOptions = {}) {
  return peerWithBot((setup) => FakeSlack.start(setup), options);
}

/** The same with any peer. */
export async function peerWithBot<Peer extends SlackPeer>(
  start: (setup: PeerOptions) => Promise<Peer>,
  options: WithBotOptions = {},
) {
  const { service, lines } = wholeBot(options.broken);
  const slack = await start(options);
  const bot = await connect(
    slack,
    service,
    options.uploads ? options : { publicUrl: PUBLIC_URL, ...options },
  );
  const leftAlone: unknown[] = [];
  const note = (reason: unknown) => void leftAlone.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(async () => {
    await bot.stop();
    await slack.stop();
    process.off('unhandledRejection', note);
    expect(leftAlone).toEqual([]);
    expect(slack.violations).toEqual(options.violations ?? []);
    expect(JSON.stringify(lines)).not.toMatch(/cobra|pain|hurt/i);
  });
  return { slack, bot, lines, alice: slack.person('alice'), bob: slack.person('bob') };
}
