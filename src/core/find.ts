import { findByReading } from './find-by-reading.ts';
import { findLexically } from './find-lexically.ts';
import type { Finding } from './finding.ts';
import type { Lookup } from './index/lookup.ts';
import type { Question } from './question/question.ts';
import type { WindowReader } from './reading/window-reader.ts';

export interface FindOptions {
  /** Of quotes. */
  readonly limit: number;
  /** `null` where there is none. */
  readonly reader: WindowReader | null;
  /** How long the reader may take, in milliseconds. */
  readonly patience: number;
}

/** Looks a question up: by reading, where that can be done in time, else lexically. */
export async function find(
  question: Question,
  index: Lookup,
  { limit, reader, patience }: FindOptions,
): Promise<Finding> {
  const read = reader && (await findByReading(question, index, reader, limit, patience));
  return read ?? findLexically(question, index, limit);
}
