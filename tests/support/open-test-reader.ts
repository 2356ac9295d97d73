import { afterAll } from 'vitest';
import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { type OpenReader, openReader, type ReaderSettings } from '../../src/inference/open-reader.ts';
import { BUILT_WORKER } from './built-worker.ts';

/** The reader that comes with the package; closed when the tests of the file or block have finished. */
export async function openTestReader(settings: Partial<ReaderSettings> = {}): Promise<OpenReader> {
  const reader = await openReader({ folder: SHIPPED_MODEL, threads: 1, program: BUILT_WORKER, ...settings });
  afterAll(reader.close);
  return reader;
}
