import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMessages, screen } from './english-screen.ts';

const emergencies = readMessages('own')
  .filter(({ label, text }) => label === 'emergency' && screen(text).grade === 'emergency')
  .map(({ text }) => text);
const harmless = [
  'Lovely day today.',
  'The deploy went fine!',
  'Thanks, that helped.',
  'Lunch at noon?',
];

test('whatever is typed, the screen answers', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 500 }), (text) => {
      expect(['ok', 'unclear', 'doctor', 'crisis', 'emergency']).toContain(screen(text).grade);
    }),
    { numRuns: 500 },
  );
});

test('a harmless sentence before or after an emergency changes nothing', () => {
  assert(
    property(constantFrom(...emergencies), constantFrom(...harmless), (text, sentence) => {
      expect(screen(`${sentence} ${text}`).grade).toBe('emergency');
      expect(screen(`${text}. ${sentence}`).grade).toBe('emergency');
    }),
    { numRuns: 1000 },
  );
});

describe('a slip of the finger in the word that matters', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';
  const slips: Record<string, (word: string, at: number, letter: string) => string> = {
    'two letters swapped': (word, at) =>
      word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
    'a letter left out': (word, at) => word.slice(0, at) + word.slice(at + 1),
    'a letter too many': (word, at, letter) => word.slice(0, at) + letter + word.slice(at),
    'a wrong letter': (word, at, letter) => word.slice(0, at) + letter + word.slice(at + 1),
  };
  const messages: [before: string, word: string, after: string][] = [
    ['I have crushing ', 'chest', ' pain'],
    ['my left arm is completely ', 'numbed', ' since this morning'],
    ['I just ', 'fainted', ' in the kitchen'],
    ['my colleague ', 'collapsed', ' at his desk'],
    ['I am ', 'suicidal', ''],
    ['I keep ', 'vomiting', ' and my neck is stiff'],
    ['my face is ', 'drooping', ' on one side'],
    ['I feel ', 'breathless', ' and my chest is tight'],
  ];

  test.each(Object.keys(slips))('%s is forgiven', (slip) => {
    const missed: string[] = [];
    for (const [before, word, after] of messages) {
      for (let at = 1; at < word.length - 1; at++) {
        for (const letter of ['e', 'q', alphabet[at] ?? 'a']) {
          const text = before + slips[slip]?.(word, at, letter) + after;
          if (!['emergency', 'crisis'].includes(screen(text).grade)) missed.push(text);
        }
      }
    }
    // A slip that makes another English word ("cheat") can't be told from that word.
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(4);
  });
});

const fill = (piece: string): string => piece.repeat(Math.ceil(65_536 / piece.length));

describe('64 KB of junk', () => {
  test.each<[string, string]>([
    ['one letter', fill('a')],
    ['short words', fill('qx zu ')],
    ['emoji', fill('😀👍🏽')],
    ['zalgo', fill('c\u0301\u0302\u0303h\u0330e')],
    ['right-to-left marks', fill('\u202E\u200Fabc ')],
    ['control characters', fill('\u0000\u0001\u0007 x')],
    ['names of the language', fill('__proto__ constructor toString ')],
    ['a pattern for a regular expression', fill('(a+)+$ ')],
    ['brackets', fill('((((')],
    ['one sign again and again', fill('chest pain ')],
    ['denials', fill('no not without ')],
    ['fillers inside a phrase', fill('cant the the the feel ')],
  ])('%s costs no more than a moment', (_, text) => {
    screen(text);
    const before = performance.now();
    screen(text);
    expect(performance.now() - before).toBeLessThan(400);
  });

  test('a sign at its end is still found', () => {
    expect(screen(`${'lorem ipsum. '.repeat(2500)} I have chest pain`).grade).toBe('emergency');
  });
});

test('marks, case and decoration hide no sign', () => {
  for (const text of [
    'CHEST PAIN!!!',
    'ch\u200Best pa\u00ADin',
    'c\u0301h\u0302est p\u0303ain',
    '**chest** _pain_',
    '🔥chest🔥pain🔥',
    'ｃｈｅｓｔ ｐａｉｎ',
    'chesttt paaaain',
  ]) {
    expect(screen(text).grade, text).toBe('emergency');
  }
});

test('"SOB" means short of breath only near the chest', () => {
  expect(screen('SOB with chest tightness').grade).toBe('emergency');
  expect(screen('that SOB broke the build').grade).toBe('ok');
});
