import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/**
 * Each parser a million times: hours, by hand. `FUZZ_RUNS=100 FUZZ_SEED=0` is a tenth of that, and `FUZZ_SEED=1000` another tenth.
 */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      env: { TEST_DEPTH: 'deep', FUZZ_RUNS: process.env.FUZZ_RUNS ?? '1000' },
      testTimeout: 0,
    },
  }),
);
