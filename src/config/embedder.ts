import type { z } from 'zod';
import { defaultThreads, MAX_THREADS } from './threads.ts';
import { oneOf, wholeNumber } from './variable.ts';

export interface EmbedderConfig {
  /** How many processor threads the embedder uses. */
  readonly threads: number;
}

/** The variables of the embedder. */
export const embedderVariables = {
  EMBEDDER: oneOf(['auto', 'off'], 'auto'),
  EMBEDDER_THREADS: wholeNumber(1, MAX_THREADS, defaultThreads()),
};

/** @returns `null` when the embedder is off */
export function embedderConfigOf(set: z.infer<z.ZodObject<typeof embedderVariables>>): EmbedderConfig | null {
  return set.EMBEDDER === 'off' ? null : { threads: set.EMBEDDER_THREADS };
}
