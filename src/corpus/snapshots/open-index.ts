import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Article } from '../../core/article.ts';
import { indexPassages, type PassageIndex, restorePassageIndex } from '../../core/index/passage-index.ts';
import type { Reader, WindowLengths } from '../../core/ports/reader.ts';
import { describeSystemError } from '../../system/describe-system-error.ts';
import { type ArticleFile, findArticleFiles } from '../article-files.ts';
import { loadCorpus } from '../load-corpus.ts';
import { corpusKey, decodeSnapshot, encodeSnapshot, writeAtomically } from './snapshot-file.ts';

/** Less is read and indexed sooner than a snapshot is found. In bytes of article files. */
const MIN_SNAPSHOT_BYTES = 1024 * 1024;

export interface OpenedIndex {
  readonly index: PassageIndex;
  /** Where each of the index's articles is cut into windows, in its order; `null` where that wasn't asked for. */
  readonly cuts: readonly WindowLengths[] | null;
  /** What was wrong, though not so wrong that nothing can be answered; each a sentence for the operator. */
  readonly warnings: readonly string[];
}

/** What takes long enough to be watched. */
export type IndexingStep = 'articles' | 'passages' | 'windows';

/** A step of which there is a total begins. */
export type StartProgress = (step: IndexingStep, total: number) => Promise<IndexingProgress>;

export interface IndexingProgress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

export interface OpenSettings {
  /** Where snapshots are kept; `null` when nowhere. */
  readonly snapshotDir: string | null;
  /** Cuts an article into windows; `null` where nothing is to be read. */
  readonly cut: Reader['cut'] | null;
  /** Not called for what is taken from a snapshot. */
  readonly startStep?: StartProgress;
}

const noProgress: StartProgress = async () => ({ update() {}, stop() {} });

/**
 * Opens an index of the articles at these paths. A large corpus is read and indexed once: from then on it is taken from its
 * snapshot, until an article or the engine changes.
 *
 * @throws CorpusError when a path can't be read, no article is good, or two have the same id.
 */
export async function openIndex(
  paths: readonly string[],
  { snapshotDir, cut, startStep = noProgress }: OpenSettings,
): Promise<OpenedIndex> {
  const files = await findArticleFiles(paths);
  const sizes = await Promise.all(files.map(sizeOf));
  const isWorthSaving = sizes.reduce((sum, size) => sum + size, 0) >= MIN_SNAPSHOT_BYTES;
  if (snapshotDir === null || !isWorthSaving) {
    return (await buildIndex(paths, files.length, cut, startStep)).opened;
  }

  const path = join(snapshotDir, `${snapshotName(paths)}.snapshot`);
  // Before the articles are read: should one change meanwhile, the snapshot is not taken for its new state.
  const key = await corpusKey(files);
  const restored = await restoreIndex(path, key, cut !== null);
  if (restored !== null) return restored;

  const { opened, skipped } = await buildIndex(paths, files.length, cut, startStep);
  const articles = opened.index.articles.map((article, place) => ({
    article,
    cut: opened.cuts?.[place] ?? null,
  }));
  try {
    await writeAtomically(path, encodeSnapshot({ key, articles, skipped, index: opened.index.save() }));
    return opened;
  } catch (error) {
    const warning = `The index can't be saved in "${snapshotDir}" and is built anew each time: ${describeSystemError(error)}.`;
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

async function buildIndex(
  paths: readonly string[],
  files: number,
  cut: OpenSettings['cut'],
  startStep: StartProgress,
): Promise<{ opened: OpenedIndex; skipped: string[] }> {
  const reading = await startStep('articles', files);
  const { articles, skipped } = await loadCorpus(paths, reading.update).finally(reading.stop);
  const indexing = await startStep('passages', passagesIn(articles));
  const index = await inSlices(indexPassages(articles), indexing.update);
  indexing.stop();
  const cuts = cut && (await cutAll(index.articles, cut, startStep));
  const problems = skipped.map(({ message }) => message);
  return { opened: { index, cuts, warnings: problems.map(asWarning) }, skipped: problems };
}

async function cutAll(
  articles: readonly Article[],
  cut: Reader['cut'],
  startStep: StartProgress,
): Promise<readonly WindowLengths[]> {
  const cutting = await startStep('windows', passagesIn(articles));
  const cuts = await inSlices(cutEach(articles, cut), cutting.update);
  cutting.stop();
  return cuts;
}

/** Yields how many passages are cut. */
function* cutEach(articles: readonly Article[], cut: Reader['cut']): Generator<number, WindowLengths[]> {
  const cuts: WindowLengths[] = [];
  let done = 0;
  for (const article of articles) {
    yield done;
    cuts.push(cut(article));
    done += article.passages.length;
  }
  return cuts;
}

/** Any snapshot that can't be used is as good as none, so is one without the cuts that are needed: it is made again. */
async function restoreIndex(path: string, key: string, needsCuts: boolean): Promise<OpenedIndex | null> {
  try {
    const snapshot = decodeSnapshot(await readFile(path), key);
    if (snapshot === null) return null;
    const articles = snapshot.articles.map(({ article }) => article);
    const cuts = snapshot.articles.flatMap(({ cut }) => (cut === null ? [] : [cut]));
    if (needsCuts && cuts.length < articles.length) return null;
    return {
      index: restorePassageIndex(articles, snapshot.index),
      cuts: needsCuts ? cuts : null,
      warnings: snapshot.skipped.map(asWarning),
    };
  } catch {
    return null;
  }
}

function passagesIn(articles: readonly Article[]): number {
  return articles.reduce((sum, article) => sum + article.passages.length, 0);
}

function asWarning(problem: string): string {
  return `skipped ${problem}`;
}

/** The same places have the same file, so that a stale snapshot is replaced. */
function snapshotName(paths: readonly string[]): string {
  const places = paths.map((path) => resolve(path)).sort();
  return createHash('sha256').update(JSON.stringify(places)).digest('hex').slice(0, 16);
}

/** In milliseconds: nobody who is served meanwhile notices a wait of this length. */
const SLICE_MILLISECONDS = 5;

/** Takes steps to their end, a slice of time at a go, so that the process serves whoever else comes meanwhile. */
async function inSlices<Step, Result>(
  steps: Iterator<Step, Result>,
  onStep: (step: Step) => void,
): Promise<Result> {
  let until = performance.now() + SLICE_MILLISECONDS;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    onStep(step.value);
    if (performance.now() < until) continue;
    await setImmediate();
    until = performance.now() + SLICE_MILLISECONDS;
  }
}
