import { availableParallelism } from 'node:os';
import type { z } from 'zod';
import { WINDOWS_READ } from './core/reading/window-reader.ts';
import { oneOf } from './one-of.ts';
import { wholeNumber } from './whole-number.ts';

export interface ReaderConfig {
  /** Of the processor. */
  readonly threads: number;
  /** Windows read for one question. */
  readonly windows: number;
  /** How long somebody in a channel waits for it, in milliseconds, before the answer is found lexically. */
  readonly patience: number;
}

const MOST_THREADS = 64;
const ENOUGH_THREADS = 4;
/** Some seconds of reading. */
const MOST_WINDOWS = 200;
/** In milliseconds: chat platforms show that an answer is on its way, and people look away. */
const PATIENCE = 1500;
const MOST_PATIENCE = 60_000;

/** The variables of the neural reader. */
export const readerVariables = {
  READER: oneOf(['auto', 'off'], 'auto'),
  READER_THREADS: wholeNumber(1, MOST_THREADS, sparedThreads()),
  READER_WINDOWS: wholeNumber(1, MOST_WINDOWS, WINDOWS_READ),
  READER_PATIENCE: wholeNumber(1, MOST_PATIENCE, PATIENCE),
};

/** How the reader reads; `null`: not at all. */
export function readerConfigOf(set: z.infer<z.ZodObject<typeof readerVariables>>): ReaderConfig | null {
  const { READER, READER_THREADS: threads, READER_WINDOWS: windows, READER_PATIENCE: patience } = set;
  return READER === 'off' ? null : { threads, windows, patience };
}

/** One is left to all else, and a window is too small to share among many. */
function sparedThreads(): number {
  return Math.min(ENOUGH_THREADS, Math.max(1, availableParallelism() - 1));
}
