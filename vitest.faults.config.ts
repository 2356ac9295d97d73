import { defineConfig } from 'vitest/config';

/** What takes minutes, and processes that compete for the machine: not with the other tests, and one file after the other. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    globalSetup: ['tests/support/build.ts', 'tests/support/provide-postgres.ts'],
  },
});
