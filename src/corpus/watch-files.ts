import { setTimeout } from 'node:timers/promises';
import { fingerprintOf } from './fingerprint-of.ts';

/** Between two looks, in milliseconds. */
const PAUSE = 500;

/** A look that took long, at many files or over a network, is followed by a pause so many times as long. */
const REST = 20;

export interface FileWatch {
  readonly paths: readonly string[];
  /** How the files looked when they were last read, by `fingerprintOf`. */
  readonly since: string;
  /** Awaited, before the files are looked at again. */
  readonly onChange: () => Promise<void>;
  readonly signal: AbortSignal;
  /** Between two looks, in milliseconds; half a second, unless told otherwise. */
  readonly pause?: number;
}

/**
 * Tells when article files have changed and are still: a file that is being written looks different from one look to the next.
 * Resolves when the signal is aborted.
 */
export async function watchFiles({
  paths,
  since,
  onChange,
  signal,
  pause = PAUSE,
}: FileWatch): Promise<void> {
  let told = since;
  let before = since;
  let rest = pause;
  while (await isAwaited(rest, signal)) {
    const began = performance.now();
    const seen = await fingerprintOf(paths);
    rest = Math.max(pause, REST * (performance.now() - began));
    if (seen !== told && seen === before) {
      told = seen;
      await onChange();
    }
    before = seen;
  }
}

/** Waits; `false` when the signal was aborted meanwhile. */
async function isAwaited(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  // The process may end, should nothing else hold it.
  return setTimeout(milliseconds, true, { signal, ref: false }).catch(() => false);
}
