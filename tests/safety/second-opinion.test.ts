import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBot } from '../../src/bot.ts';
import { createScreen, type Grade } from '../../src/safety/screen.ts';
import { withSecondOpinion } from '../../src/safety/with-second-opinion.ts';
import { learnWeights } from '../../src/safety/write-weights.ts';
import { DATA, englishContent } from '../support/content.ts';

const content = await englishContent();
const { screen } = createBot(content);
const rules = createScreen(content.redFlags, content.stem);

interface Message {
  text: string;
  label: 'ok' | 'doctor' | 'emergency' | 'crisis';
}

function messages(file: string): Message[] {
  const lines = readFileSync(join(import.meta.dirname, '../fixtures/red-flags', file), 'utf8');
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Message);
}

/** The share of messages with a label that are graded as they may be, and the others in words. */
function judge(all: readonly Message[], label: Message['label'], grades: readonly Grade[]) {
  const some = all.filter((message) => message.label === label);
  const wrong = some.filter(({ text }) => !grades.includes(screen(text).grade));
  return { share: 1 - wrong.length / some.length, wrong: wrong.map(({ text }) => text) };
}

describe('messages that neither the rules nor the examples have seen', () => {
  const unseen = messages('unseen.jsonl');

  test('no emergency passes', () => {
    const { share, wrong } = judge(unseen, 'emergency', ['emergency', 'crisis']);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  test('no crisis passes', () => {
    const { share, wrong } = judge(unseen, 'crisis', ['crisis', 'emergency']);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  test('hardly a sign for the doctor passes', () => {
    const { share, wrong } = judge(unseen, 'doctor', ['doctor', 'emergency', 'crisis']);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });

  test('hardly a harmless message alarms', () => {
    const { share, wrong } = judge(unseen, 'ok', ['ok', 'unclear']);
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(0.95);
  });
});

test('no example is among the unseen messages', () => {
  const plain = (text: string) => text.toLowerCase().replace(/\W+/g, ' ').trim();
  const labels = ['emergency', 'crisis', 'doctor', 'harmless', 'ordinary'];
  const examples = new Set(
    labels.flatMap((name) =>
      readFileSync(join(DATA, `en/examples/${name}.jsonl`), 'utf8')
        .trim()
        .split('\n')
        .map((line) => plain((JSON.parse(line) as Message).text)),
    ),
  );
  expect(messages('unseen.jsonl').filter(({ text }) => examples.has(plain(text)))).toEqual([]);
});

test('the weights are those that the examples give (npm run learn)', async () => {
  const written = readFileSync(join(DATA, 'en/red-flag-weights.json'), 'utf8');
  expect(await learnWeights(join(DATA, 'en'))).toBe(written);
}, 60_000);

test('the second opinion can raise a grade and never lowers one', () => {
  const order: Grade[] = ['ok', 'unclear', 'doctor', 'crisis', 'emergency'];
  const opinion = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.integer({ min: 1, max: 100 }));
  const text = fc.constantFrom('cobra', 'tight chest', 'a lump on my spine', 'crushing chest pain');
  fc.assert(
    fc.property(opinion, text, ([ok, doctor, emergency, crisis], typed) => {
      const all = ok + doctor + emergency + crisis;
      const said = {
        ok: ok / all,
        doctor: doctor / all,
        emergency: emergency / all,
        crisis: crisis / all,
      };
      const { grade } = withSecondOpinion(rules, () => said)(typed);
      expect(order.indexOf(grade)).toBeGreaterThanOrEqual(order.indexOf(rules(typed).grade));
    }),
  );
});

test('an emergency beside something that may mean nothing is an emergency', () => {
  const tight = 'My chest is a bit tight.';
  expect(screen(tight).grade).toBe('unclear');
  for (const more of [
    'One side of my face won’t join in when I smile.',
    'It goes into both arms.',
  ]) {
    expect(screen(`${tight} ${more}`).grade, more).toBe('emergency');
  }
});

test('what may be an emergency, or not, is worth a word before the answer', () => {
  const said = { ok: 0.55, doctor: 0, emergency: 0.45, crisis: 0 };
  expect(withSecondOpinion(rules, () => said)('a plain question').grade).toBe('unclear');
  const surely = { ok: 0.65, doctor: 0, emergency: 0.35, crisis: 0 };
  expect(withSecondOpinion(rules, () => surely)('a plain question').grade).toBe('ok');
});

test('it is seen behind many harmless lines, and behind as many denials', () => {
  const lines = 'I sat at my desk.\n'.repeat(60);
  expect(screen(`${lines}half my mouth isn’t joining in when I smile`).grade).toBe('emergency');
  expect(screen(`${'no chest pain. '.repeat(60)}chest pain`).grade).toBe('emergency');
});

test('of somebody else, the reply speaks to whoever is with them', () => {
  const { grade, someoneElse } = screen('my colleague says half her mouth isn’t joining in');
  expect({ grade, someoneElse }).toEqual({ grade: 'emergency', someoneElse: true });
});

test('an emergency at the end of a wall of text is seen', () => {
  const wall = 'the quick brown fox jumps over the lazy dog. '.repeat(2_000);
  expect(screen(`${wall} I have crushing chest pain.`).grade).toBe('emergency');
});

describe('a text too long to be read at once', () => {
  const LOREM = 'lorem ipsum. ';

  test('hides nothing in its middle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 }), (before) => {
        const after = LOREM.repeat(1_000 - before);
        const story = `${LOREM.repeat(before)}I have crushing chest pain. ${after}`;
        expect(screen(story).grade).toBe('emergency');
      }),
      { numRuns: 40 },
    );
  });

  test('tells of one thing in two places', () => {
    const between = LOREM.repeat(350);
    const story = `I have osteoporosis and slipped on the rug. ${between} My back hurts.`;
    expect(screen(story).grade).toBe('emergency');
  });

  test('is answered with a word about grave signs where not all of it was read', () => {
    expect(screen(LOREM.repeat(1_000)).grade).toBe('ok');
    expect(screen(LOREM.repeat(2_000)).grade).toBe('unclear');
    expect(screen(`${LOREM.repeat(5_000)} I have chest pain`).grade).toBe('emergency');
  });
});
