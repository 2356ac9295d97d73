import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** Fuzzers, properties and comparisons over many questions, with all that they try: minutes. */
export default mergeConfig(base, defineConfig({ test: { env: { TEST_DEPTH: 'deep' } } }));
