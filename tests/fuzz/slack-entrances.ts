import fc from 'fast-check';
import { isSlackBody } from '../../adapters/slack/receivers/body.ts';
import { createPayloads } from './slack-payloads.ts';
import { connect, PUBLIC_URL } from '../adapters/slack/connect.ts';
import { wholeBot } from '../adapters/slack/bot.ts';
import { FakeSlack } from '../peers/slack/fake-slack.ts';
import type { Entrance } from './entrance.ts';
import { hostileText, mutated } from './hostile.ts';
import { checkLog, watchProcess } from './watch-process.ts';

/** A body and its type, as Slack sends them. */
interface Body {
  readonly type: string;
  readonly text: string;
}

/** Milliseconds for an answer, on a machine that does other things too. */
const PATIENCE = 30_000;

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

function bodies(): fc.Arbitrary<Body> {
  const { events, interactions, commands } = createPayloads();
  const types = fc.constantFrom(FORM, JSON_TYPE, 'text/plain', '');
  return fc.oneof(
    {
      weight: 4,
      arbitrary: mutated(events).map((event) => ({
        type: JSON_TYPE,
        text: JSON.stringify(event) ?? '',
      })),
    },
    {
      weight: 4,
      arbitrary: mutated(interactions).map((payload) => ({
        type: FORM,
        text: new URLSearchParams({ payload: JSON.stringify(payload) ?? '' }).toString(),
      })),
    },
    {
      weight: 3,
      arbitrary: mutated(commands).map((fields) => ({ type: FORM, text: formOf(fields) })),
    },
    { weight: 1, arbitrary: fc.record({ type: types, text: hostileText }) },
  );
}

function formOf(fields: unknown): string {
  const entries = Object.entries(Object(fields) as object).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
  ]);
  return new URLSearchParams(entries as [string, string][]).toString();
}

/** Envelopes as Socket Mode has them, parts of which are broken, and what isn't one at all. */
function envelopes(): fc.Arbitrary<string> {
  const { events, interactions, commands } = createPayloads();
  const kinds = [
    ['events_api', events],
    ['interactive', interactions],
    ['slash_commands', commands],
  ] as const;
  const samples = kinds.flatMap(([type, payloads]) =>
    payloads.map((payload) => ({
      envelope_id: 'E1',
      type,
      payload,
      accepts_response_payload: type !== 'events_api',
    })),
  );
  return fc.oneof(
    { weight: 9, arbitrary: mutated(samples).map((envelope) => JSON.stringify(envelope) ?? '') },
    { weight: 1, arbitrary: hostileText },
  );
}

const inProcess: Entrance<Body> = {
  name: 'what Slack may have sent',
  share: 5,
  open: () => ({
    inputs: bodies(),
    enter: ({ text, type }) => void isSlackBody(text, type),
  }),
};

const overHttp: Entrance<Body> = {
  name: 'signed HTTP, over the wire',
  share: 0.3,
  async open() {
    const watch = watchProcess();
    const { service, lines } = wholeBot();
    const slack = await FakeSlack.start({ ackDeadlineMs: PATIENCE });
    const bot = await connect(slack, service, { mode: 'http', publicUrl: PUBLIC_URL });
    return {
      inputs: bodies(),
      async enter({ text, type }) {
        // Answered at all; what Bolt can't read it says 500 to.
        await slack.post(bot.url, text, { 'content-type': type });
        watch.check();
      },
      async close() {
        await slack.person('alice').runs('/stretch cobra').answer;
        await bot.stop();
        await slack.stop();
        watch.end();
        checkLog(lines);
      },
    };
  },
};

const overSocket: Entrance<string> = {
  name: 'frames of Socket Mode, over the wire',
  share: 0.3,
  async open() {
    const watch = watchProcess();
    const { service, lines } = wholeBot();
    const slack = await FakeSlack.start({ ackDeadlineMs: PATIENCE });
    const bot = await connect(slack, service, { publicUrl: PUBLIC_URL });
    const alice = slack.person('alice');
    let number = 0;
    return {
      inputs: envelopes(),
      async enter(frame) {
        slack.sendFrame(frame);
        number += 1;
        // The bot keeps up with what it is told.
        if (number % 50 === 0) await alice.runs('/stretch list').answer;
        watch.check();
      },
      async close() {
        await alice.runs('/stretch cobra').answer;
        await bot.stop();
        await slack.stop();
        watch.end();
        checkLog(lines);
      },
    };
  },
};

export const slackEntrances = [inProcess, overHttp, overSocket] as const;
