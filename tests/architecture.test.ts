import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

async function look(...places: string[]): Promise<ICruiseResult> {
  const { options, ...ruleSet } = await extractConfig(join(root, '.dependency-cruiser.cjs'));
  const { output } = await cruise(places, { ...options, baseDir: root, validate: true, ruleSet });
  return output as ICruiseResult;
}

test('every room imports only the rooms below it, and nothing goes in circles', async () => {
  const { summary, modules } = await look('src', 'adapters', 'tests');
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual(
    [],
  );
  // A cruise that reads nothing finds nothing wrong.
  expect(modules.length).toBeGreaterThan(60);
  expect(modules.flatMap((module) => module.dependencies).length).toBeGreaterThan(200);
});
