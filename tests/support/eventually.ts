import { vi } from 'vitest';
import { HANGS } from './hangs.ts';

/** Between two looks, in milliseconds. */
const INTERVAL = 20;

/** Resolves when a check no longer throws, however long the machine takes for that; what never holds fails as a hang does. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: HANGS, interval: INTERVAL });
}
