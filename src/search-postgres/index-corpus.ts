import { createHash } from 'node:crypto';
import type { Reader } from '../core/ports/reader.ts';
import { type ArticleFile, describeLeftOut, findArticleFiles } from '../corpus/article-files.ts';
import { ArticleError, CorpusError, duplicateIdError } from '../corpus/corpus-error.ts';
import type { ParseLimits } from '../corpus/formats/parse-apart.ts';
import { readContent, tryReadArticle } from '../corpus/read-article.ts';
import { connect, type Query } from './connect.ts';
import { analyze, createTables, createTermIndex, dropTermIndex, SCHEMA, TABLE } from './passage-tables.ts';
import { installLevenshtein } from './spellings.ts';
import { createArticleWriter } from './write-articles.ts';

export interface IndexSettings {
  readonly url: string;
  /** Files and folders of articles. */
  readonly paths: readonly string[];
  /** Cuts an article into windows; `null` without a reader. */
  readonly cut: Reader['cut'] | null;
  /** What reading one file may take; by default as its format needs. */
  readonly parseLimits?: ParseLimits;
  /** Called with the number of files. */
  readonly onStart: (files: number) => Promise<void>;
  /** Called before each file with the number of files done. */
  readonly onProgress: (done: number) => void;
}

/** What was done, by ids of articles. */
export interface IndexReport {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** How many passages the index holds now. */
  readonly passages: number;
  /** Why files were skipped, a message each; and what was left out, a message a reason. */
  readonly warnings: readonly string[];
}

interface IndexedFile {
  readonly id: string;
  readonly file: string;
  readonly file_digest: string;
  readonly is_cut: boolean;
}

/** One process indexes at a time; the others wait for it. */
const INDEX_LOCK = `select pg_advisory_xact_lock(hashtext('${SCHEMA}'))`;

/**
 * Brings the tables up to date with the article files, in one transaction: adds new articles, replaces changed ones and removes
 * those that are gone. Until it commits, and when it fails, questions are answered from the articles as they were.
 *
 * @throws CorpusError like `loadCorpus`, and when a file that was indexed has become bad; NotAllowedError, StoreUnavailable
 */
export async function indexCorpus({
  url,
  paths,
  cut,
  parseLimits = {},
  onStart,
  onProgress,
}: IndexSettings): Promise<IndexReport> {
  const { files, leftOut } = await findArticleFiles(paths);
  await onStart(files.length);
  const connection = connect(url);
  try {
    await installLevenshtein(connection);
    return await connection.write(async (query) => {
      await query(INDEX_LOCK);
      await createTables(query);
      const report = await updateTables(query, files, { cut, parseLimits, onProgress });
      return { ...report, warnings: [...report.warnings, ...describeLeftOut(leftOut)] };
    });
  } finally {
    await connection.close();
  }
}

async function updateTables(
  query: Query,
  files: readonly ArticleFile[],
  { cut, parseLimits, onProgress }: Required<Pick<IndexSettings, 'cut' | 'parseLimits' | 'onProgress'>>,
): Promise<IndexReport> {
  const indexed = await query<IndexedFile>(`select id, file, file_digest, is_cut from ${TABLE.articles}`);
  const knownIds = new Set(indexed.map(({ id }) => id));
  const writer = createArticleWriter(query);
  const { read, pathOf, problems } = createFileReader(indexed, cut !== null, parseLimits);
  const done = { added: [] as string[], changed: [] as string[], unchanged: 0 };
  if (indexed.length === 0) await dropTermIndex(query);
  for (const [index, file] of files.entries()) {
    onProgress(index);
    const found = await read(file);
    if (found === 'unchanged') done.unchanged += 1;
    if (typeof found === 'string') continue;
    const { article } = found;
    await writer.put({ ...found, cut: cut?.(article) ?? null });
    (knownIds.has(article.id) ? done.changed : done.added).push(article.id);
  }
  if (problems.spoilt.length > 0)
    throw new CorpusError('Nothing was indexed: articles that were good have been spoilt.', {
      cause: problems.spoilt,
    });
  if (pathOf.size === 0)
    throw new CorpusError('Nothing was indexed: there is no readable article.', { cause: problems.skipped });
  const removed = indexed.map(({ id }) => id).filter((id) => !pathOf.has(id));
  for (const id of removed) await writer.remove(id);
  const warnings = problems.skipped.map(({ message }) => `skipped ${message}`);
  const passages = await writer.finish();
  await createTermIndex(query);
  await analyze(query);
  return { ...done, removed, warnings, passages };
}

/** Reads the files that have changed since they were indexed. @param isCutting whether articles are cut into windows */
function createFileReader(indexed: readonly IndexedFile[], isCutting: boolean, parseLimits: ParseLimits) {
  const byFile = new Map(indexed.map((file) => [file.file, file]));
  /** By the article's id. */
  const pathOf = new Map<string, string>();
  /** Bad files: new ones are skipped, and ones that were good before stop the indexing. */
  const problems = { skipped: [] as ArticleError[], spoilt: [] as ArticleError[] };

  function claimId(id: string, { path }: ArticleFile): void {
    const twin = pathOf.get(id);
    if (twin !== undefined) throw duplicateIdError(id, twin, path);
    pathOf.set(id, path);
  }

  async function read(file: ArticleFile) {
    const fileDigest = await digestOf(file);
    const before = byFile.get(file.name);
    if (before?.file_digest === fileDigest && before.is_cut === isCutting) {
      claimId(before.id, file);
      return 'unchanged';
    }
    const article = await tryReadArticle(file, parseLimits);
    if (article instanceof ArticleError) {
      (before === undefined ? problems.skipped : problems.spoilt).push(article);
      return 'unreadable';
    }
    claimId(article.id, file);
    return { article, file: file.name, fileDigest };
  }

  return { read, pathOf, problems };
}

/** A hash of the content. A file that can't be read, or is too long, counts as empty. */
async function digestOf(file: ArticleFile): Promise<string> {
  const content = (await readContent(file)) ?? '';
  return createHash('sha256').update(content).digest('base64url');
}
