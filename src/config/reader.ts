import { availableParallelism } from 'node:os';
import type { z } from 'zod';
import { DEFAULT_WINDOW_LIMIT } from '../core/answering/reading/windows.ts';
import { oneOf, wholeNumber } from './variable.ts';

export interface ReaderConfig {
  /** Of the processor. */
  readonly threads: number;
  /** Windows read for one question. */
  readonly windows: number;
  /** How long somebody in a channel waits for it, in milliseconds, before the answer is found lexically. */
  readonly patience: number;
}

const MAX_THREADS = 64;
const DEFAULT_MAX_THREADS = 4;
/** Some seconds of reading. */
const MAX_WINDOWS = 200;
/** In milliseconds: chat platforms show that an answer is on its way, and people look away. */
const DEFAULT_PATIENCE = 1500;
const MAX_PATIENCE = 60_000;

/** The variables of the neural reader. */
export const readerVariables = {
  READER: oneOf(['auto', 'off'], 'auto'),
  READER_THREADS: wholeNumber(1, MAX_THREADS, sparedThreads()),
  READER_WINDOWS: wholeNumber(1, MAX_WINDOWS, DEFAULT_WINDOW_LIMIT),
  READER_PATIENCE: wholeNumber(1, MAX_PATIENCE, DEFAULT_PATIENCE),
};

/** How the reader reads; `null`: not at all. */
export function readerConfigOf(set: z.infer<z.ZodObject<typeof readerVariables>>): ReaderConfig | null {
  const { READER, READER_THREADS: threads, READER_WINDOWS: windows, READER_PATIENCE: patience } = set;
  return READER === 'off' ? null : { threads, windows, patience };
}

/** One is left to all else, and a window is too small to share among many. */
function sparedThreads(): number {
  return Math.min(DEFAULT_MAX_THREADS, Math.max(1, availableParallelism() - 1));
}
