import { describe, expect, test } from 'vitest';
import { createBot } from '../src/bot.ts';
import { createService } from '../src/service.ts';
import { englishContent } from './support/content.ts';
import { memoryLog } from './support/memory-log.ts';

const content = await englishContent();
const request = {
  platform: 'test',
  private: false,
  input: { type: 'message', text: 'zebra' },
} as const;

function serviceWith(broken: Partial<ReturnType<typeof createBot>>, patience = 20) {
  const { log, lines } = memoryLog();
  const bot = { ...createBot(content), ...broken };
  return { service: createService({ bot, phrases: content.phrases, log, patience }), lines };
}

describe('a bot that fails inside', () => {
  test('is apologised for in time, with one line in the log that holds no text', async () => {
    const failing = [
      { handle: () => new Promise<never>(() => {}) },
      { handle: () => Promise.reject(new Error('zebra')) },
      {
        handle: () => {
          throw new Error('zebra');
        },
      },
    ];
    for (const broken of failing) {
      const { service, lines } = serviceWith(broken);
      const { card, audience } = await service.answer(request);
      expect(card.title).toBe(content.phrases.apology.title);
      expect(audience).toBe('caller');
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({ level: 'error', platform: 'test', input: 'message' });
      expect(JSON.stringify(lines)).not.toContain('zebra');
    }
  });

  test('suggests nothing rather than fail', () => {
    const { service, lines } = serviceWith({
      suggest: () => {
        throw new Error('zebra');
      },
    });
    expect(service.suggest('co', 5)).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('zebra');
  });
});

test('an answer in time is passed on as it is', async () => {
  const { service, lines } = serviceWith({}, 5_000);
  const { card } = await service.answer({ ...request, input: { type: 'message', text: 'cobra' } });
  expect(card.title).toBe('Cobra Stretch');
  expect(lines).toEqual([]);
});

test('a workspace that can’t be forgotten just now is logged, not thrown at the adapter', async () => {
  const { log, lines } = memoryLog();
  const bot = createBot(content);
  const forget = () => Promise.reject(new Error('zebra'));
  const service = createService({ bot, phrases: content.phrases, log, forget });
  await service.forget('slack', 'T1');
  expect(lines).toMatchObject([{ level: 'error', event: 'workspace.forget', platform: 'slack' }]);
  expect(JSON.stringify(lines)).not.toContain('zebra');
});

test('time zones are offered while somebody types one', () => {
  const { service } = serviceWith({});
  expect(service.suggestZones('berl', 3)[0]).toMatchObject({ value: 'Europe/Berlin' });
  const broken = serviceWith({
    suggestZones: () => {
      throw new Error('zebra');
    },
  });
  expect(broken.service.suggestZones('berl', 3)).toEqual([]);
});
