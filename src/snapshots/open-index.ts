import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createPassageIndex, type PassageIndex, restorePassageIndex } from '../core/index/passage-index.ts';
import { type ArticleFile, findArticleFiles } from '../corpus/find-article-files.ts';
import { loadCorpus } from '../corpus/load-corpus.ts';
import { reasonOf } from '../corpus/reason-of.ts';
import { corpusKey } from './corpus-key.ts';
import { decodeSnapshot, encodeSnapshot } from './snapshot-format.ts';
import { writeAtomically } from './write-atomically.ts';

/** Less is read and indexed sooner than a snapshot is found. In bytes of article files. */
const WORTH_SAVING = 1024 * 1024;

export interface OpenedIndex {
  readonly index: PassageIndex;
  /** What was wrong, though not so wrong that nothing can be answered; each a sentence for the operator. */
  readonly warnings: readonly string[];
}

/** What takes long enough to be watched. */
export type Step = 'articles' | 'passages';

/** A step of which there is a total begins. */
export type StartStep = (step: Step, total: number) => Promise<StepProgress>;

export interface StepProgress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

export interface OpenSettings {
  /** Where snapshots are kept; `null` when nowhere. */
  readonly snapshotDir: string | null;
  /** Not called for what is taken from a snapshot. */
  readonly startStep?: StartStep;
}

const unwatched: StartStep = async () => ({ update() {}, stop() {} });

/**
 * Opens an index of the articles at these paths. A large corpus is read and indexed once: from then on it is taken from its
 * snapshot, until an article or the engine changes.
 *
 * @throws CorpusError when a path can't be read, no article is good, or two have the same id.
 */
export async function openIndex(
  paths: readonly string[],
  { snapshotDir, startStep = unwatched }: OpenSettings,
): Promise<OpenedIndex> {
  const files = await findArticleFiles(paths);
  const sizes = await Promise.all(files.map(sizeOf));
  const isWorthSaving = sizes.reduce((sum, size) => sum + size, 0) >= WORTH_SAVING;
  if (snapshotDir === null || !isWorthSaving) return (await build(paths, files.length, startStep)).opened;

  const path = join(snapshotDir, `${nameOf(paths)}.snapshot`);
  // Before the articles are read: should one change meanwhile, the snapshot is not taken for its new state.
  const key = await corpusKey(files);
  const restored = await restore(path, key);
  if (restored !== null) return restored;

  const { opened, skipped } = await build(paths, files.length, startStep);
  const articles = opened.index.articles.map((article) => ({ article, reader: null }));
  try {
    await writeAtomically(path, encodeSnapshot({ key, articles, skipped, index: opened.index.save() }));
    return opened;
  } catch (error) {
    const warning = `The index can't be saved in "${snapshotDir}" and is built anew each time: ${reasonOf(error)}.`;
    return { ...opened, warnings: [...opened.warnings, warning] };
  }
}

/** In bytes; none of a file that can't be read, which is passed over among the articles, too. */
function sizeOf({ path }: ArticleFile): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function build(
  paths: readonly string[],
  files: number,
  startStep: StartStep,
): Promise<{ opened: OpenedIndex; skipped: string[] }> {
  const reading = await startStep('articles', files);
  const { articles, skipped } = await loadCorpus(paths, reading.update).finally(reading.stop);
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  const indexing = await startStep('passages', passages);
  const index = createPassageIndex(articles, indexing.update);
  indexing.stop();
  const problems = skipped.map(({ message }) => message);
  return { opened: { index, warnings: problems.map(asWarning) }, skipped: problems };
}

/** Any snapshot that can't be used is as good as none: it is made again. */
async function restore(path: string, key: string): Promise<OpenedIndex | null> {
  try {
    const snapshot = decodeSnapshot(await readFile(path), key);
    if (snapshot === null) return null;
    const articles = snapshot.articles.map(({ article }) => article);
    return {
      index: restorePassageIndex(articles, snapshot.index),
      warnings: snapshot.skipped.map(asWarning),
    };
  } catch {
    return null;
  }
}

function asWarning(problem: string): string {
  return `skipped ${problem}`;
}

/** The same places have the same file, so that a stale snapshot is replaced. */
function nameOf(paths: readonly string[]): string {
  const places = paths.map((path) => resolve(path)).sort();
  return createHash('sha256').update(JSON.stringify(places)).digest('hex').slice(0, 16);
}
