import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Many tests wait for a browser, a database or a process of their own; left out, it would be one on two cores.
    maxWorkers: 2,
    // Generous, because a busy machine is slow, and no test is about how long something takes.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'adapters/**/*.ts'],
      exclude: ['src/content/write-json-schemas.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
