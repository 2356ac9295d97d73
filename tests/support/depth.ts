/**
 * Of what could be tried without end, `npm test` tries a tenth of what `npm run test:deep` does, and `FUZZ_RUNS=20 npm run test:deep`
 * tries twenty times as much as that. `FUZZ_SEED=7` tries the same again; other numbers, far enough apart, try others.
 */
export const IS_DEEP = process.env.TEST_DEPTH === 'deep';
const TIMES = IS_DEEP ? Number(process.env.FUZZ_RUNS || 1) : 0.1;

/** The seed of a fuzzer's first cases; `null`: the one that all properties have, or any in depth. */
export const FUZZ_SEED = process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : null;

/** How often to try what is tried so often in depth. */
export function runs(inDepth: number): number {
  return Math.ceil(inDepth * TIMES);
}

/** All of them in depth; else every so many. */
export function someOf<One>(all: readonly One[], every: number): readonly One[] {
  return IS_DEEP ? all : all.filter((_, place) => place % every === 0);
}
