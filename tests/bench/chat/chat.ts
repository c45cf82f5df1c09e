/**
 * `npm run bench:chat`: Unhunch beside the barest bots on discord.js and Bolt, on
 * loopback, in one run: what it adds to every answer, and what it costs to run.
 */
import { table } from '../table.ts';
import { type BotProcess, type Kind, type Platform, QUESTION, startBot } from './bots.ts';
import { type DiscordPeer, startDiscordPeer } from './discord-peer.ts';
import { type SlackPeer, startSlackPeer } from './slack-peer.ts';

/** Commands one after another, then many at once; the first ones only warm up. */
const WARM_UP = 200;
const ALONE = 1_000;
const TOGETHER = 200;
const ROUNDS = 15;
/** How often everything is measured, turn about, so that the machine's moods fall on all alike. */
const TURNS = 3;

interface Measured {
  /** Milliseconds until acknowledged and until answered, one command at a time. */
  readonly alone: Times;
  /** The same with many at once. */
  readonly together: Times;
  /** Commands answered a second with many at once. */
  readonly throughput: number;
  readonly ready: number;
}

interface Times {
  readonly acknowledged: number[];
  readonly answered: number[];
}

type Ask = () => Promise<{ acknowledged: number; answered: number }>;

const print = (text: string) => process.stdout.write(`${text}\n`);

async function measure(kind: Kind, platform: Platform): Promise<Measured> {
  const [discord, slack] = await Promise.all([startDiscordPeer(), startSlackPeer()]);
  const bot = await startBot(kind, [platform], { discord: discord.api, slack: slack.api });
  try {
    const ask = asker(platform, discord, slack, bot);
    for (let at = 0; at < WARM_UP; at++) await ask();
    const alone = empty();
    for (let at = 0; at < ALONE; at++) record(alone, await ask());
    const together = empty();
    const start = performance.now();
    for (let round = 0; round < ROUNDS; round++) {
      const all = await Promise.all(Array.from({ length: TOGETHER }, ask));
      for (const times of all) record(together, times);
    }
    const seconds = (performance.now() - start) / 1000;
    return { alone, together, throughput: (ROUNDS * TOGETHER) / seconds, ready: bot.ready };
  } finally {
    bot.stop();
    discord.close();
    slack.close();
  }
}

function asker(platform: Platform, discord: DiscordPeer, slack: SlackPeer, bot: BotProcess): Ask {
  const options = [{ name: 'question', type: 3, value: QUESTION }] as const;
  return platform === 'discord'
    ? () => discord.ask({ name: 'ask', options })
    : () => slack.ask(bot.url, QUESTION);
}

/** Megabytes with both platforms connected, after a few hundred answers on each. */
async function measureMemory(kind: Kind): Promise<{ memory: number; ready: number }> {
  const [discord, slack] = await Promise.all([startDiscordPeer(), startSlackPeer()]);
  const bot = await startBot(kind, ['discord', 'slack'], {
    discord: discord.api,
    slack: slack.api,
  });
  try {
    for (const platform of ['discord', 'slack'] as const) {
      const ask = asker(platform, discord, slack, bot);
      for (let at = 0; at < ALONE; at++) await ask();
    }
    return { memory: bot.memory(), ready: bot.ready };
  } finally {
    bot.stop();
    discord.close();
    slack.close();
  }
}

function empty(): Times {
  return { acknowledged: [], answered: [] };
}

function record(times: Times, one: Awaited<ReturnType<Ask>>): void {
  times.acknowledged.push(one.acknowledged);
  times.answered.push(one.answered);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}

const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
/** The middle one of several runs. */
const middle = (values: readonly number[]) => quantile(values, 0.5);

print(`Node ${process.versions.node}; ${TURNS} turns of ${ALONE} commands alone and`);
print(
  `${ROUNDS} × ${TOGETHER} at once; medians over the turns. “Bare” answers the same every time.`,
);

for (const platform of ['discord', 'slack'] as const) {
  const runs: Record<Kind, Measured[]> = { bare: [], unhunch: [] };
  for (let turn = 0; turn < TURNS; turn++) {
    for (const kind of ['bare', 'unhunch'] as const) {
      runs[kind].push(await measure(kind, platform));
    }
  }
  const over = (kind: Kind, figure: (measured: Measured) => number) =>
    middle(runs[kind].map(figure));
  const row = (name: string, figure: (measured: Measured) => number, format = ms) => {
    const [bare, ours] = [over('bare', figure), over('unhunch', figure)];
    return [
      name,
      format(bare),
      format(ours),
      `+${format(ours - bare)}`,
      `${(ours / bare).toFixed(2)} ×`,
    ];
  };
  const rate = (measured: Measured) => 1000 / measured.throughput;
  print(
    `\n${platform}\n${table([
      ['', 'bare', 'Unhunch', 'added', 'ratio'],
      row('answered, alone: median', ({ alone }) => quantile(alone.answered, 0.5)),
      row('answered, alone: 99 of 100', ({ alone }) => quantile(alone.answered, 0.99)),
      row('acknowledged, 200 at once: 99 of 100', ({ together }) =>
        quantile(together.acknowledged, 0.99),
      ),
      row('time for each, 200 at once', rate),
      row('start to ready', ({ ready }) => ready),
    ])}`,
  );
}

const bare = await measureMemory('bare');
const ours = await measureMemory('unhunch');
print(
  `\nBoth connected: memory ${bare.memory.toFixed(0)} MB bare, ${ours.memory.toFixed(0)} MB Unhunch` +
    ` (${(ours.memory / bare.memory).toFixed(2)} ×); ready after ${ms(bare.ready)} and ${ms(ours.ready)}.`,
);
