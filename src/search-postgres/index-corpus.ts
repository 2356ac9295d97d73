import { createHash } from 'node:crypto';
import type { Reader } from '../core/ports/reader.ts';
import { type ArticleFile, describeLeftOut, findArticleFiles } from '../corpus/article-files.ts';
import { assignIds, describeClashes } from '../corpus/article-ids.ts';
import { ArticleError, CorpusError } from '../corpus/corpus-error.ts';
import { fieldsOfFile } from '../corpus/formats/fields-of-file.ts';
import { draftOfFields } from '../corpus/formats/front-matter-fields.ts';
import type { ParseLimits } from '../corpus/formats/parse-apart.ts';
import { type ReadArticle, readContent, tryReadArticle } from '../corpus/read-article.ts';
import {
  describeFields,
  describeKept,
  describePages,
  describeSkipped,
  describeUnpublished,
} from '../corpus/reading-notes.ts';
import { connect, type Query } from './connect.ts';
import { analyze, createTables, createTermIndex, dropTermIndex, SCHEMA, TABLE } from './passage-tables.ts';
import { installLevenshtein } from './spellings.ts';
import { countEmbedded } from './vector-tables.ts';
import { type ArticleWriter, createArticleWriter } from './write-articles.ts';

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
  found: readonly ArticleFile[],
  settings: Required<Pick<IndexSettings, 'cut' | 'parseLimits' | 'onProgress'>>,
): Promise<IndexReport> {
  const indexed = await query<IndexedFile>(`select id, file, file_digest, is_cut from ${TABLE.articles}`);
  const { files, unpublished, clashes } = await identify(found);
  const writer = createArticleWriter(query);
  if (indexed.length === 0) await dropTermIndex(query);
  const { done, kept, problems, read } = await updateArticles(writer, indexed, files, settings);
  if (problems.spoilt.length > 0)
    throw new CorpusError('Nothing was indexed: articles that were good have been spoilt.', {
      cause: problems.spoilt,
    });
  if (kept.size === 0)
    throw new CorpusError('Nothing was indexed: there is no readable article.', { cause: problems.skipped });
  const removed = indexed.map(({ id }) => id).filter((id) => !kept.has(id));
  for (const id of removed) await writer.remove(id);
  await writer.distinguishTitles(settings.cut);
  const warnings = [
    ...describeSkipped(problems.skipped),
    ...describeClashes(clashes),
    ...describeFields(read).warnings,
    ...describeKept(read),
    ...describePages(read),
    ...describeUnpublished(unpublished),
  ];
  const passages = await writer.finish();
  const [state] = await query<{ embedder: string | null }>(`select embedder from ${TABLE.state}`);
  if (typeof state?.embedder === 'string') await countEmbedded(query, state.embedder);
  await createTermIndex(query);
  await analyze(query);
  return { ...done, removed, warnings, passages };
}

/** Writes the articles of the files that have changed since they were indexed. */
async function updateArticles(
  writer: ArticleWriter,
  indexed: readonly IndexedFile[],
  files: readonly IdentifiedFile[],
  { cut, parseLimits, onProgress }: Required<Pick<IndexSettings, 'cut' | 'parseLimits' | 'onProgress'>>,
) {
  const byId = new Map(indexed.map((row) => [row.id, row]));
  const namesBefore = new Set(indexed.map(({ file }) => file));
  /** Bad files: new ones are skipped, and ones that were good before stop the indexing. */
  const problems = { skipped: [] as ArticleError[], spoilt: [] as ArticleError[] };
  const done = { added: [] as string[], changed: [] as string[], unchanged: 0 };
  const allRead: (ReadArticle & { readonly path: string })[] = [];
  const kept = new Set<string>();

  const isUnchanged = ({ id, file, fileDigest }: IdentifiedFile) => {
    const before = byId.get(id);
    return (
      before?.file === file.name && before.file_digest === fileDigest && before.is_cut === (cut !== null)
    );
  };

  async function update({ id, file, fileDigest }: IdentifiedFile): Promise<void> {
    const read = await tryReadArticle(file, parseLimits);
    if (read === 'unpublished') return;
    if (read instanceof ArticleError) {
      (namesBefore.has(file.name) ? problems.spoilt : problems.skipped).push(read);
      return;
    }
    const article = { ...read.article, id };
    await writer.put({ article, file: file.name, fileDigest, cut: cut?.(article) ?? null });
    (byId.has(id) ? done.changed : done.added).push(id);
    allRead.push({ path: file.path, ...read });
    kept.add(id);
  }

  for (const [index, file] of files.entries()) {
    onProgress(index);
    if (isUnchanged(file)) {
      done.unchanged += 1;
      kept.add(file.id);
    } else await update(file);
  }
  return { done, kept, problems, read: allRead };
}

interface IdentifiedFile {
  readonly file: ArticleFile;
  readonly id: string;
  readonly fileDigest: string;
}

/** Gives each file the id of its article. Drafts have none. Only their front matter is parsed. */
async function identify(found: readonly ArticleFile[]) {
  const claims = [];
  const unpublished: string[] = [];
  for (const file of found) {
    const content = await readContent(file);
    const { id, isUnpublished } = draftOfFields(fieldsOfFile(file, content));
    if (isUnpublished) unpublished.push(file.path);
    else claims.push({ file, statedId: id ?? null, fileDigest: digestOf(content) });
  }
  const { ids, clashes } = assignIds(claims);
  const files: IdentifiedFile[] = claims.map(({ file, fileDigest }, at) => ({
    file,
    fileDigest,
    id: ids[at] ?? '',
  }));
  return { files, unpublished, clashes };
}

/** @param content of a file; one that can't be read, or is too long, counts as empty */
function digestOf(content: Buffer | null): string {
  return createHash('sha256')
    .update(content ?? '')
    .digest('base64url');
}
