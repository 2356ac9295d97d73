/** How often as much as in CI everything is fuzzed: `FUZZ_RUNS=20 npx vitest run tests/fuzz`. */
export const TIMES = Number(process.env.FUZZ_RUNS || 1);
