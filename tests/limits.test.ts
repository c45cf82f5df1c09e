import { describe, expect, test } from 'vitest';
import { createBot } from '../src/bot.ts';
import { withLimits } from '../src/limits.ts';
import type { Person, Input } from '../src/request.ts';
import { createService } from '../src/service.ts';
import { englishContent } from './support/content.ts';
import { memoryLog } from './support/memory-log.ts';

const content = await englishContent();
const { phrases, redFlags } = content;
const emergency = redFlags.replies.emergency.lead;

const QUESTION = { type: 'message', text: 'cobra' } as const;
const COMMAND = { type: 'command', name: 'stretch', text: 'cobra' } as const;
const CLICK = { type: 'action', id: 'v1:help' } as const;

/** The whole bot behind its limits, and its clock. */
function limited(perPerson = 20) {
  const { log, lines } = memoryLog();
  const bot = createBot(content);
  const clock = { ms: 1 };
  const service = withLimits(createService({ bot, phrases, log }), {
    perPerson,
    fixedReply: bot.fixedReply,
    now: () => clock.ms,
  });
  const ask = (input: Input, person?: Person) =>
    service.answer({ platform: 'slack', private: false, input, ...(person ? { person } : {}) });
  return { service, ask, clock, lines };
}

const alice = { id: 'U1', workspace: 'T1' };
const bob = { id: 'U2', workspace: 'T1' };

describe('somebody who asks more than twenty times in ten seconds', () => {
  async function tired() {
    const all = limited();
    for (let times = 0; times < 20; times++) {
      expect((await all.ask(QUESTION, alice)).card.title).toBe('Cobra Stretch');
    }
    return all;
  }

  test('is told once, in private, and then not again', async () => {
    const { ask, lines } = await tired();
    const first = await ask(QUESTION, alice);
    expect(first.card.title).toBe(phrases.busy.title);
    expect(first.audience).toBe('caller');
    expect(first.spare).toBeUndefined();
    expect(await ask(QUESTION, alice)).toMatchObject({ spare: true });
    expect(await ask(CLICK, alice)).toMatchObject({ card: { title: phrases.busy.title } });
    expect(lines).toMatchObject([{ event: 'service.busy', platform: 'slack' }]);
    expect(JSON.stringify(lines)).not.toMatch(/U1|"T1|cobra/);
  });

  test('still hears what to do in an emergency, whatever way they say it', async () => {
    const { ask } = await tired();
    const text = 'I have crushing chest pain';
    for (const input of [
      { type: 'message', text },
      { ...COMMAND, text },
      { ...COMMAND, options: { place: [text] } },
      { type: 'form', id: 'v1:pick', values: { words: [text] } },
      { type: 'form', id: 'v1:schedule:form/C1', values: { times: [text] } },
    ] satisfies Input[]) {
      const { card, spare } = await ask(input, alice);
      expect(JSON.stringify(card)).toContain(emergency);
      expect(spare).toBeUndefined();
    }
  });

  test('is answered again ten seconds after they began', async () => {
    const { ask, clock } = await tired();
    clock.ms = 10_000;
    expect((await ask(COMMAND, alice)).card.title).toBe(phrases.busy.title);
    clock.ms = 10_002;
    expect((await ask(COMMAND, alice)).card.title).toBe('Cobra Stretch');
  });

  test('keeps nobody else waiting, and the bot’s own page stays as it was', async () => {
    const { ask } = await tired();
    expect((await ask(COMMAND, bob)).card.title).toBe('Cobra Stretch');
    expect(await ask({ type: 'home' }, alice)).toMatchObject({ spare: true });
  });
});

test('a workspace may ask fifty times as much as one person, and another isn’t touched', async () => {
  const { ask } = limited(1);
  for (let person = 0; person < 50; person++) {
    const { card } = await ask(CLICK, { id: `U${person}`, workspace: 'T1' });
    expect(card.title).toBe(phrases.help.title);
  }
  const late = { id: 'U-late', workspace: 'T1' };
  expect((await ask(CLICK, late)).card.title).toBe(phrases.busy.title);
  const elsewhere = { id: 'U-late', workspace: 'T2' };
  expect((await ask(CLICK, elsewhere)).card.title).toBe(phrases.help.title);
});

test('names are suggested for as long as anybody types', () => {
  const { service } = limited();
  for (let keys = 0; keys < 100; keys++) expect(service.suggest('co', 5, alice)).not.toEqual([]);
  expect(service.suggest('co', 5, alice)).toEqual([]);
  expect(service.suggest('co', 5, bob)).not.toEqual([]);
});

test('what the bot asks itself isn’t counted, and no limit means none', async () => {
  const { ask } = limited(1);
  for (let times = 0; times < 5; times++) {
    expect((await ask(CLICK)).card.title).toBe(phrases.help.title);
  }
  const free = limited(0);
  for (let times = 0; times < 5; times++) {
    expect((await free.ask(CLICK, alice)).card.title).toBe(phrases.help.title);
  }
});

test('a crowd of strangers takes no more memory than the table holds', async () => {
  const { service, ask } = limited(1);
  await ask(CLICK, alice);
  expect((await ask(CLICK, alice)).card.title).toBe(phrases.busy.title);
  for (let person = 0; person < 25_000; person++) {
    service.suggest('co', 1, { id: `${person}` });
    await ask({ type: 'home' }, { id: `${person}` });
  }
  // The oldest is forgotten rather than the table grow.
  expect((await ask(CLICK, alice)).card.title).toBe(phrases.help.title);
});
