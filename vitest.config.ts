import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { HANGS } from './tests/support/hangs.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // They take minutes: `npm run test:faults`.
    exclude: ['tests/faults/**'],
    // What hangs is told from what doesn't, however busy the machine is.
    testTimeout: 2 * HANGS,
    hookTimeout: 2 * HANGS,
    expect: { poll: { timeout: HANGS } },
    // Files share what they load: most of a short file's time is loading. Tests leave a process as they found it.
    isolate: false,
    // Much of what is tested waits: four files at once on two cores. In percent, vitest would go no further than the cores.
    maxWorkers: 2 * availableParallelism(),
    setupFiles: ['tests/support/same-cases.ts'],
    globalSetup: [
      'tests/support/build.ts',
      'tests/support/provide-postgres.ts',
      'tests/support/provide-browser.ts',
    ],
    coverage: {
      include: ['src/core/**', 'src/corpus/**'],
      // The worker runs in a thread of its own, where nothing is counted.
      exclude: ['**/*.md', 'src/corpus/formats/parse-worker.ts'],
      reporter: ['text'],
      thresholds: { 'src/core/**': { branches: 95 }, 'src/corpus/**': { branches: 95 } },
    },
  },
});
