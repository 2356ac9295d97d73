import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Each parser a million times; `FUZZ_RUNS=100` for a tenth of that. Hours: by hand. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      env: { TEST_DEPTH: 'deep', FUZZ_RUNS: process.env.FUZZ_RUNS ?? '1000' },
      testTimeout: 0,
    },
  }),
);
