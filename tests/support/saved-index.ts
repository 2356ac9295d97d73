import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAsk } from '../../src/core/answering/ask.ts';
import type { PassageIndex } from '../../src/core/index/passage-index.ts';

const QUESTIONS = [
  'Where does the mill stand?',
  'Oakham2x7',
  'When was the mill of Okham1x3 built?',
  'password',
];

/** What an index answers to some questions on mills. */
export function answersOf(index: PassageIndex): Promise<unknown[]> {
  const ask = createAsk(index, { publicUrl: null });
  return Promise.all(QUESTIONS.map((question) => ask(question)));
}

/** The paths of all that stands in a folder. */
export async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((name) => join(folder, name));
}

/** The paths of the snapshots in a folder. Beside each is what was read of its files. */
export async function snapshotsIn(folder: string): Promise<string[]> {
  return (await filesIn(folder)).filter((path) => path.endsWith('.snapshot'));
}

/** Rewrites the only snapshot in a folder. */
export async function damage(folder: string, change: (content: Buffer) => Buffer): Promise<void> {
  const [path, ...others] = await snapshotsIn(folder);
  if (path === undefined || others.length > 0) throw new Error('not one snapshot');
  await writeFile(path, change(await readFile(path)));
}
