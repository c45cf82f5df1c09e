import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, toMarkdown } from '../../../adapters/discord/render/markdown.ts';
import { spokenText } from '../../../adapters/discord/mentions.ts';
import { readMarkdown } from './read-markdown.ts';

/** Pieces of which Discord makes something, and pieces that turn one into another. */
const PIECES = [
  ['*', '**', '_', '__', '~~', '`', '```', '||', '\\', '[x](https://evil.example)', '[', ']('],
  ['@everyone', '@here', '<@1>', '<@!1>', '<@&1>', '<#1>', '<t:1:R>', '<:a:1>', '<a:b:2>'],
  ['</stretch:1>', '<id:customize>', 'https://evil.example', '<https://evil.example>', ':smile:'],
  ['# ', '## ', '-# ', '> ', '>>> ', '- ', '+ ', '* ', '1. ', '12) ', '\n', ' ', 'a', '9', 'é'],
  ['¯\\_(ツ)_/¯', '日', '🧘', 'discord://x', '.', ':', '-', '<', '>'],
].flat();
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')),
);

describe('whatever stands in a text', () => {
  test('is shown as it is written, and does nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readMarkdown(escapeText(text))).toEqual({ text, active: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  test('only pairs of stars make bold', () => {
    fc.assert(
      fc.property(hostile, hostile, (before, inside) => {
        fc.pre(!/[*\n]/.test(before + inside) && inside.trim() !== '');
        const read = readMarkdown(toMarkdown(`${before}**${inside}**.`));
        expect(read).toEqual({ text: `${before}${inside}.`, active: [] });
      }),
    );
  });

  test.each([
    ['a heading', '# x', '\\# x'],
    ['subtext', '-# x', '\\-\\# x'],
    ['a bullet', ' - x', ' \\- x'],
    ['a number', '1. x', '1\\. x'],
    ['a quote', '> x', '\\> x'],
    ['a link', '[x](https://a.b)', '\\[x\\](https\\://a.b)'],
    ['a mention', '<@1> @everyone', '\\<\\@1\\> \\@everyone'],
    ['an emoji', ':smile: <:a:1>', '\\:smile: \\<\\:a\\:1\\>'],
    ['a time', '<t:1:R>', '\\<t\\:1\\:R\\>'],
    ['a spoiler', '||x||', '\\|\\|x\\|\\|'],
    ['a backslash', '\\*', '\\\\\\*'],
    ['ordinary words', 'Where: at home, 15–30 s (easy).', 'Where: at home, 15–30 s (easy).'],
  ])('%s', (_, text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe('what only Discord reads is taken out of a message', () => {
  test.each([
    ['<@123> cobra', 'cobra'],
    ['<@!123>, <@&4> in <#5>: cobra <:wave:6><a:dance:7>', ',   in  : cobra'],
    ['</stretch:8> cobra <t:1700000000:R> <id:customize>', 'cobra'],
    ['<@123>', ''],
    ['my neck <3 hurts <- here', 'my neck <3 hurts <- here'],
  ])('%s', (content, text) => {
    expect(spokenText(content).replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
  });
});
