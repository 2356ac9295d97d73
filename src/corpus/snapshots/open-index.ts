import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Article } from '../../core/article.ts';
import { indexPassages, type PassageIndex, restorePassageIndex } from '../../core/index/passage-index.ts';
import type { Reader, WindowLengths } from '../../core/ports/reader.ts';
import { describeSystemError } from '../../system/describe-system-error.ts';
import { type ArticleFile, describeLeftOut, describeUnmissed, findArticleFiles } from '../article-files.ts';
import { formatOfFile } from '../formats/formats.ts';
import type { ParseLimits } from '../formats/parse-apart.ts';
import { inSlices } from '../in-slices.ts';
import { loadCorpus } from '../load-corpus.ts';
import { describeSkipped } from '../reading-notes.ts';
import { openKeptReadings, type SavedReadings } from './kept-readings.ts';
import {
  corpusKey,
  decodeSnapshot,
  encodeSnapshot,
  readPrivately,
  type Snapshot,
  writeAtomically,
} from './snapshot-file.ts';

/** A smaller corpus is read and indexed faster than a snapshot. In bytes of article files. */
const MIN_SNAPSHOT_BYTES = 1024 * 1024;

export interface OpenedIndex {
  readonly index: PassageIndex;
  /** The windows of each article, in the order of the index's articles; `null` unless `cut` was given. */
  readonly cuts: readonly WindowLengths[] | null;
  /** Why each file was skipped that isn't among the articles. */
  readonly skipped: readonly string[];
  /** Problems that didn't keep the corpus from opening, with what was skipped; each a message for the operator. */
  readonly warnings: readonly string[];
  /** What wasn't taken, as it should be; each a message for the operator. */
  readonly notes: readonly string[];
}

/** The steps that take long enough for a progress bar. */
export type IndexingStep = 'articles' | 'passages' | 'windows';

/** Called when a step begins. */
export type StartProgress = (step: IndexingStep, total: number) => Promise<IndexingProgress>;

export interface IndexingProgress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

export interface OpenSettings {
  /** The folder of snapshots and of what was read of files; `null` to use none. */
  readonly snapshotDir: string | null;
  /** Whether the index is restored and saved, which keeps a running service from all else; by default it is. */
  readonly hasSnapshots?: boolean;
  /** Cuts an article into windows; `null` without a reader. */
  readonly cut: Reader['cut'] | null;
  /** What reading one file may take; by default as its format needs. */
  readonly parseLimits?: ParseLimits;
  /** Not called when a snapshot is restored. */
  readonly startStep?: StartProgress;
}

const noProgress: StartProgress = async () => ({ update() {}, stop() {} });

/**
 * Opens the index of the articles at these paths. A large corpus is read and indexed once, and from then on restored from its
 * snapshot, until an article or the engine changes. Reading and indexing leave the event loop free for other work.
 *
 * @throws CorpusError when a path can't be read, or no article is good
 */
export async function openIndex(paths: readonly string[], settings: OpenSettings): Promise<OpenedIndex> {
  const found = await findArticleFiles(paths);
  const opened = await openFound(paths, found.files, settings);
  return {
    ...opened,
    warnings: [...opened.warnings, ...describeLeftOut(found.leftOut)],
    notes: [...opened.notes, ...describeUnmissed(found.leftOut)],
  };
}

async function openFound(
  paths: readonly string[],
  files: readonly ArticleFile[],
  { snapshotDir, hasSnapshots = true, cut, parseLimits = {}, startStep = noProgress }: OpenSettings,
): Promise<OpenedIndex> {
  const build = (kept: SavedReadings | null) =>
    buildIndex(paths, files.length, { cut, parseLimits, startStep, kept });
  const isLarge = await areLarge(files);
  if (snapshotDir === null || !(isLarge || files.some(isSlowToRead))) return await build(null);

  const place = join(snapshotDir, snapshotName(paths));
  // Taken before the articles are read: if one changes meanwhile, the snapshot's key won't match its new content.
  const key = isLarge && hasSnapshots ? await corpusKey(files, parseLimits) : null;
  const restored = key === null ? null : await restoreIndex(`${place}.snapshot`, key, cut !== null);
  if (restored !== null) return restored;

  const kept = await openKeptReadings(`${place}.readings`);
  const opened = await build(kept);
  try {
    await kept.save();
    if (key !== null) await writeAtomically(`${place}.snapshot`, encodeSnapshot(snapshotOf(opened, key)));
    return opened;
  } catch (error) {
    const warning = `The index can't be saved in "${snapshotDir}" and is built anew each time: ${describeSystemError(error)}.`;
    return { ...opened, warnings: [...opened.warnings, warning] };
  }
}

function snapshotOf({ index, cuts, skipped, warnings, notes }: OpenedIndex, key: string): Snapshot {
  const articles = index.articles.map((article, at) => ({ article, cut: cuts?.[at] ?? null }));
  return { key, articles, reading: { skipped, warnings, notes }, index: index.save() };
}

async function areLarge(files: readonly ArticleFile[]): Promise<boolean> {
  const sizes = await Promise.all(files.map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0) >= MIN_SNAPSHOT_BYTES;
}

/** Whether reading it takes long for its size, as that of a PDF does. */
function isSlowToRead({ path }: ArticleFile): boolean {
  return formatOfFile(path)?.input === 'bytes';
}

/** In bytes; 0 for a file that can't be read, which is skipped when articles are read. */
function sizeOf({ path }: ArticleFile): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function buildIndex(
  paths: readonly string[],
  files: number,
  {
    cut,
    parseLimits,
    startStep,
    kept,
  }: Required<Pick<OpenSettings, 'cut' | 'parseLimits' | 'startStep'>> & {
    readonly kept: SavedReadings | null;
  },
): Promise<OpenedIndex> {
  const reading = await startStep('articles', files);
  const { articles, skipped, warnings, notes } = await loadCorpus(
    paths,
    reading.update,
    parseLimits,
    kept,
  ).finally(reading.stop);
  const indexing = await startStep('passages', passagesIn(articles));
  const index = await inSlices(indexPassages(articles), indexing.update);
  indexing.stop();
  const cuts = cut && (await cutAll(index.articles, cut, startStep));
  return {
    index,
    cuts,
    skipped: skipped.map(({ message }) => message),
    warnings: [...describeSkipped(skipped), ...warnings],
    notes,
  };
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

/** Yields the number of passages done. */
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

/** `null` for a snapshot that is missing, stale, damaged or lacks the cuts that are needed: it is made again. */
async function restoreIndex(path: string, key: string, needsCuts: boolean): Promise<OpenedIndex | null> {
  try {
    const snapshot = decodeSnapshot(await readPrivately(path), key);
    if (snapshot === null) return null;
    const articles = snapshot.articles.map(({ article }) => article);
    const cuts = snapshot.articles.flatMap(({ cut }) => (cut === null ? [] : [cut]));
    if (needsCuts && cuts.length < articles.length) return null;
    return {
      index: restorePassageIndex(articles, snapshot.index),
      cuts: needsCuts ? cuts : null,
      ...snapshot.reading,
    };
  } catch {
    return null;
  }
}

function passagesIn(articles: readonly Article[]): number {
  return articles.reduce((sum, article) => sum + article.passages.length, 0);
}

/** Where the vectors of the articles at these paths are saved. @param snapshotDir `null`: nowhere */
export function vectorsPath(snapshotDir: string | null, paths: readonly string[]): string | null {
  return snapshotDir && join(snapshotDir, `${snapshotName(paths)}.vectors`);
}

/** Depends on the paths alone, so that a new snapshot replaces the stale one of the same corpus. */
function snapshotName(paths: readonly string[]): string {
  const absolute = paths.map((path) => resolve(path)).sort();
  return createHash('sha256').update(JSON.stringify(absolute)).digest('hex').slice(0, 16);
}
