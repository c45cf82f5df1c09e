import { expect, test, vi } from 'vitest';
import { createPrometheusMeter } from '../../src/metrics/prometheus.ts';
import { Chat, fail } from './chat.ts';
import { Clock, NINE, useStage } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });
const SOON = { timeout: 30_000 };

const stage = useStage();

test('posts planned, sent, failed and skipped are counted, each once', async () => {
  const meter = createPrometheusMeter('1.2.3');
  await stage.save();
  // Its bots were away on Friday.
  await stage.save({ channel: 'missed' }, NINE.subtract({ hours: 72 }));
  const chat = new Chat();
  chat.next.push(fail('busy', 'ratelimited', 0.01));
  const delivery = await stage.start({ slack: chat }, new Clock(), { meter });
  await expect.poll(() => chat.messages.length, SOON).toBe(2);
  const { text } = await meter.page({ parts: [], jobs: { ...(await delivery.depth()) } });
  const lines = text.split('\n');
  expect(lines).toContain('unhunch_posts_planned_total 2');
  expect(lines).toContain('unhunch_posts_sent_total{platform="slack"} 2');
  expect(lines).toContain('unhunch_post_failures_total{platform="slack",reason="busy"} 1');
  expect(lines).toContain('unhunch_posts_skipped_total{reason="late"} 1');
  expect(text).toMatch(/^unhunch_queue_jobs\{state="active"\} \d$/m);
});
