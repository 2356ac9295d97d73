import { type OpenReader, openReader } from '../src/inference/open-reader.ts';

/** Of the repository's root, where npm runs the benchmarks. */
const MODEL = 'models/reader';

/** The reader on one thread, so that figures of machines with more compare. @throws Error when it can't read here */
export async function openBenchReader(): Promise<OpenReader> {
  const reader = await openReader({ folder: MODEL, threads: 1 });
  const state = await reader.started;
  if (state.state === 'unusable') throw new Error(`The reader can't be measured, as ${state.reason}.`);
  return reader;
}
