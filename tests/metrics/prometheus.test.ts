import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Meter } from '../../src/meter.ts';
import { createPrometheusMeter } from '../../src/metrics/prometheus.ts';

const docs = join(import.meta.dirname, '../../docs');
const guide = readFileSync(join(docs, 'operating.md'), 'utf8');
const OURS = /\b(?:unhunch|process|nodejs)_[a-z0-9_]+\b/g;

/** Tells a meter everything once. */
function tellAll(meter: Meter): void {
  meter.answered('slack', 'command', 'answered');
  meter.acknowledged('slack', 0.02);
  meter.planned(3);
  meter.skipped(1, 'late');
  meter.posted('slack');
  meter.notPosted('slack', 'busy');
  meter.queried(0.002);
}

const meter = createPrometheusMeter('1.2.3');
tellAll(meter);
const { text, type } = await meter.page({
  parts: [
    { name: 'slack', ready: true },
    { name: 'storage', ready: false },
  ],
  jobs: { ready: 4 },
});
const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const names = new Set(samples.map((line) => /^\w+/.exec(line)?.[0] ?? ''));

test('what happened stands on the page, in the format that Prometheus reads', () => {
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(samples).toEqual(
    expect.arrayContaining([
      'unhunch_answers_total{platform="slack",input="command",outcome="answered"} 1',
      'unhunch_acknowledgement_seconds_bucket{le="0.025",platform="slack"} 1',
      'unhunch_posts_planned_total 3',
      'unhunch_posts_skipped_total{reason="late"} 1',
      'unhunch_posts_sent_total{platform="slack"} 1',
      'unhunch_post_failures_total{platform="slack",reason="busy"} 1',
      'unhunch_database_seconds_bucket{le="0.0025"} 1',
      'unhunch_queue_jobs{state="ready"} 4',
      'unhunch_part_ready{part="slack"} 1',
      'unhunch_part_ready{part="storage"} 0',
      'unhunch_build_info{version="1.2.3"} 1',
    ]),
  );
});

test('what hasn’t happened yet is told as 0, so that an alert sees the first time', async () => {
  const { text: page } = await createPrometheusMeter('1.2.3', ['discord', 'slack']).page({
    parts: [],
  });
  const lines = page.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'unhunch_answers_total{platform="slack",input="message",outcome="apology"} 0',
      'unhunch_answers_total{platform="discord",input="form",outcome="late"} 0',
      'unhunch_acknowledgement_seconds_count{platform="discord"} 0',
      'unhunch_posts_skipped_total{reason="nothing fits"} 0',
      'unhunch_posts_sent_total{platform="slack"} 0',
      'unhunch_post_failures_total{platform="slack",reason="revoked"} 0',
    ]),
  );
  // A product of words of this code, which stays small.
  expect(lines.filter((line) => line.startsWith('unhunch_')).length).toBeLessThan(100);
});

test('a queue that can’t be counted at the moment isn’t told from before', async () => {
  const later = await meter.page({ parts: [] });
  expect(later.text).not.toMatch(/^unhunch_queue_jobs\{/m);
});

test('the dashboard asks for numbers that there are', () => {
  const dashboard = z
    .object({
      panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })).min(8),
    })
    .parse(JSON.parse(readFileSync(join(docs, 'operating/grafana-dashboard.json'), 'utf8')));
  const asked = dashboard.panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(OURS) ?? []),
  );
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
  // Whoever chooses a job sees nothing of another.
  const expressions = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  for (const expr of expressions) {
    expect(expr.match(/\{job=~"\$job"[,}]/g), expr).toHaveLength(expr.match(OURS)?.length ?? 0);
  }
  const ours = [...names].filter((name) => name.startsWith('unhunch_'));
  const shown = ours.filter((name) => asked.some((each) => bare(each) === bare(name)));
  expect(new Set(ours.map(bare))).toEqual(new Set([...shown.map(bare), 'unhunch_build_info']));
});

test('the guide explains every number of ours, and no other', () => {
  const ours = new Set([...names].filter((name) => name.startsWith('unhunch_')).map(bare));
  const explained = (guide.match(OURS) ?? []).filter((name) => name.startsWith('unhunch_'));
  expect(new Set(explained)).toEqual(ours);
});

/** A histogram's name without that of its parts. */
function bare(name: string): string {
  return name.replace(/_(bucket|sum|count)$/, '');
}

test('the guide explains every event of the log', () => {
  const events = sources().flatMap((source) =>
    [...source.matchAll(/(?:\blog\.(?:info|failure)\(|\bevent: )\s*'([a-z.-]+)'/g)].map(
      ([, event = '']) => event,
    ),
  );
  expect(events.length).toBeGreaterThan(30);
  expect([...new Set(events)].filter((event) => !guide.includes(`\`${event}\``))).toEqual([]);
});

function sources(): string[] {
  const root = join(docs, '..');
  return ['src', 'adapters'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  );
}
