import { defineConfig } from 'vitest/config';

/** What must hold however a processor rounds, on more questions than the other tests have time for. */
export default defineConfig({
  test: {
    include: ['tests/**/*.kernels.ts'],
    // Against hanging only: on a busy machine it takes many times as long.
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
    globalSetup: ['tests/support/build.ts'],
  },
});
