/**
 * Of what could be tried without end, `npm test` tries a tenth of what `npm run test:deep` does, and `FUZZ_RUNS=20 npm run test:deep`
 * tries twenty times as much as that.
 */
export const IS_DEEP = process.env.TEST_DEPTH === 'deep';
const TIMES = IS_DEEP ? Number(process.env.FUZZ_RUNS || 1) : 0.1;

/** How often to try what is tried so often in depth. */
export function runs(inDepth: number): number {
  return Math.ceil(inDepth * TIMES);
}

/** All of them in depth; else every so many. */
export function someOf<One>(all: readonly One[], every: number): readonly One[] {
  return IS_DEEP ? all : all.filter((_, place) => place % every === 0);
}
