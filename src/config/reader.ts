import type { z } from 'zod';
import { DEFAULT_WINDOW_LIMIT } from '../core/answering/reading/windows.ts';
import { defaultThreads, MAX_THREADS } from './threads.ts';
import { oneOf, wholeNumber } from './variable.ts';

export interface ReaderConfig {
  /** How many processor threads the reader uses. */
  readonly threads: number;
  /** How many windows are read for a question. */
  readonly windows: number;
  /** How long a question in a channel waits for the reader, in milliseconds; then the lexical answer is sent. */
  readonly patience: number;
}

/** That takes some seconds to read. */
const MAX_WINDOWS = 200;
/** In milliseconds. Chat platforms show that an answer is on its way, so that this feels short. */
const DEFAULT_PATIENCE = 1_500;
const MAX_PATIENCE = 60_000;

/** The variables of the neural reader. */
export const readerVariables = {
  READER: oneOf(['auto', 'off'], 'auto'),
  READER_THREADS: wholeNumber(1, MAX_THREADS, defaultThreads()),
  READER_WINDOWS: wholeNumber(1, MAX_WINDOWS, DEFAULT_WINDOW_LIMIT),
  READER_PATIENCE: wholeNumber(1, MAX_PATIENCE, DEFAULT_PATIENCE),
};

/** @returns `null` when the reader is off */
export function readerConfigOf(set: z.infer<z.ZodObject<typeof readerVariables>>): ReaderConfig | null {
  const { READER, READER_THREADS: threads, READER_WINDOWS: windows, READER_PATIENCE: patience } = set;
  return READER === 'off' ? null : { threads, windows, patience };
}
