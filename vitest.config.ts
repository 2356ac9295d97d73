import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They take minutes: `npm run test:faults`.
    exclude: ['tests/faults/**'],
    // Reading takes seconds on a busy machine; what hangs is still told from what doesn't.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Much of what is tested waits; by itself, vitest leaves one of two cores idle.
    maxWorkers: '100%',
    globalSetup: ['tests/support/build.ts', 'tests/support/provide-postgres.ts'],
    coverage: {
      include: ['src/core/**', 'src/corpus/**'],
      exclude: ['**/*.md'],
      reporter: ['text'],
      thresholds: { 'src/core/**': { branches: 95 }, 'src/corpus/**': { branches: 95 } },
    },
  },
});
