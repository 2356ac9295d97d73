import { createHash } from 'node:crypto';
import type { Reader } from '../core/ports/reader.ts';
import { type ArticleFile, findArticleFiles } from '../corpus/article-files.ts';
import { ArticleError, CorpusError, duplicateIdError } from '../corpus/corpus-error.ts';
import { readContent, tryReadArticle } from '../corpus/read-article.ts';
import { connect, type Query } from './connect.ts';
import { analyze, createTables, createTermIndex, dropTermIndex, SCHEMA, TABLE } from './passage-tables.ts';
import { installLevenshtein } from './spellings.ts';
import { createArticleWriter } from './write-articles.ts';

export interface IndexSettings {
  readonly url: string;
  /** Files and folders of articles. */
  readonly paths: readonly string[];
  /** Cuts an article into windows; `null` where nothing is to be read. */
  readonly cut: Reader['cut'] | null;
  /** Told how many files there are. */
  readonly onStart: (files: number) => Promise<void>;
  /** Told before each file how many are done. */
  readonly onProgress: (done: number) => void;
}

/** What was done. */
export interface IndexReport {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** How many passages there are now. */
  readonly passages: number;
  /** What was passed over, and why; sentences. */
  readonly warnings: readonly string[];
}

interface IndexedFile {
  readonly id: string;
  readonly file: string;
  readonly file_digest: string;
  readonly is_cut: boolean;
}

/** Of all processes that index, one does at a time. */
const INDEX_LOCK = `select pg_advisory_xact_lock(hashtext('${SCHEMA}'))`;

/**
 * Brings the tables up to date with files: what is new or changed is indexed, what is gone is removed, all at once; until then, and
 * when it fails, the articles are answered from as they were.
 *
 * @throws CorpusError as `loadCorpus`, and when an article that was good isn't any more; NotAllowedError, StoreUnavailable
 */
export async function indexCorpus({
  url,
  paths,
  cut,
  onStart,
  onProgress,
}: IndexSettings): Promise<IndexReport> {
  const files = await findArticleFiles(paths);
  await onStart(files.length);
  const connection = connect(url);
  try {
    await installLevenshtein(connection);
    return await connection.write(async (query) => {
      await query(INDEX_LOCK);
      await createTables(query);
      return await updateTables(query, files, cut, onProgress);
    });
  } finally {
    await connection.close();
  }
}

async function updateTables(
  query: Query,
  files: readonly ArticleFile[],
  cut: Reader['cut'] | null,
  onProgress: IndexSettings['onProgress'],
): Promise<IndexReport> {
  const kept = await query<IndexedFile>(`select id, file, file_digest, is_cut from ${TABLE.articles}`);
  const known = new Set(kept.map(({ id }) => id));
  const writer = createArticleWriter(query);
  const { read, pathOf, problems } = createFileReader(kept, cut !== null);
  const done = { added: [] as string[], changed: [] as string[], unchanged: 0 };
  if (kept.length === 0) await dropTermIndex(query);
  for (const [place, file] of files.entries()) {
    onProgress(place);
    const found = await read(file);
    if (found === 'unchanged') done.unchanged += 1;
    if (typeof found === 'string') continue;
    const { article } = found;
    await writer.put({ ...found, cut: cut?.(article) ?? null });
    (known.has(article.id) ? done.changed : done.added).push(article.id);
  }
  if (problems.spoilt.length > 0)
    throw new CorpusError('Nothing was indexed: articles that were good have been spoilt.', {
      cause: problems.spoilt,
    });
  if (pathOf.size === 0)
    throw new CorpusError('Nothing was indexed: there is no readable article.', { cause: problems.skipped });
  const removed = kept.map(({ id }) => id).filter((id) => !pathOf.has(id));
  for (const id of removed) await writer.remove(id);
  const warnings = problems.skipped.map(({ message }) => `skipped ${message}`);
  const passages = await writer.finish();
  await createTermIndex(query);
  await analyze(query);
  return { ...done, removed, warnings, passages };
}

/** Reads the files that aren't as they were when they were kept. @param isCutting whether articles are to be cut into windows */
function createFileReader(kept: readonly IndexedFile[], isCutting: boolean) {
  const byFile = new Map(kept.map((one) => [one.file, one]));
  /** Of each article, by its id. */
  const pathOf = new Map<string, string>();
  /** What can't be read, and what could be before. */
  const problems = { skipped: [] as ArticleError[], spoilt: [] as ArticleError[] };

  function take(id: string, { path }: ArticleFile): void {
    const twin = pathOf.get(id);
    if (twin !== undefined) throw duplicateIdError(id, twin, path);
    pathOf.set(id, path);
  }

  async function read(file: ArticleFile) {
    const fileDigest = await digestOf(file);
    const before = byFile.get(file.name);
    if (before?.file_digest === fileDigest && before.is_cut === isCutting) {
      take(before.id, file);
      return 'unchanged';
    }
    const article = await tryReadArticle(file);
    if (article instanceof ArticleError) {
      (before === undefined ? problems.skipped : problems.spoilt).push(article);
      return 'unreadable';
    }
    take(article.id, file);
    return { article, file: file.name, fileDigest };
  }

  return { read, pathOf, problems };
}

/** Of the content alone; of a file that can't become an article, as of an empty one. */
async function digestOf({ path }: ArticleFile): Promise<string> {
  const content = (await readContent(path)) ?? '';
  return createHash('sha256').update(content).digest('base64url');
}
