import type { Article } from '../core/article.ts';
import { type ArticleFile, describeLeftOut, findArticleFiles } from './article-files.ts';
import { assignIds, describeClashes } from './article-ids.ts';
import { distinguishTitles } from './article-title.ts';
import { ArticleError, CorpusError } from './corpus-error.ts';
import { readEndings } from './formats/formats.ts';
import type { ParseLimits } from './formats/parse-apart.ts';
import { type KeptReadings, type ReadArticle, type Reading, tryReadArticle } from './read-article.ts';
import {
  describeBoilerplate,
  describeFields,
  describeKept,
  describeNavigation,
  describeNotation,
  describePages,
  describeUnpublished,
} from './reading-notes.ts';

export interface Corpus {
  /** At least one, sorted by id. */
  readonly articles: readonly Article[];
  /** Why each file that isn't among the articles was skipped. */
  readonly skipped: readonly ArticleError[];
  /** What else an operator should look at: sentences. */
  readonly warnings: readonly string[];
  /** What else wasn't taken, as it should be: sentences. */
  readonly notes: readonly string[];
}

/** So many files are read at once: while one is made an article here, others are fetched from the disk and parsed apart. */
const READ_AHEAD = 4;

/**
 * Reads a corpus from files and folders. Bad files are skipped as long as there is a good one.
 *
 * @param onProgress called before each file with the number of files done
 * @throws CorpusError when a path can't be read, or no article is good
 */
export async function loadCorpus(
  paths: readonly string[],
  onProgress: (done: number) => void = () => {},
  limits: ParseLimits = {},
  kept: KeptReadings | null = null,
): Promise<Corpus> {
  const { files, leftOut } = await findArticleFiles(paths);
  if (files.length === 0) {
    const reasons = describeLeftOut(leftOut);
    const but = reasons.length === 0 ? '' : ` It has ${reasons.join('; ')}.`;
    throw new CorpusError(
      `There is no article in ${quoteAll(paths)}: put a file there that ends in ${readEndings().join(', ')}.${but}`,
    );
  }
  const begun = files.slice(0, READ_AHEAD).map((file) => tryReadArticle(file, limits, kept));
  const read: FileRead[] = [];
  for (const [done, file] of files.entries()) {
    onProgress(done);
    const found = await begun[done];
    const ahead = files[done + READ_AHEAD];
    if (ahead !== undefined) begun.push(tryReadArticle(ahead, limits, kept));
    if (found !== undefined) read.push({ file, found });
  }
  const skipped = read.flatMap(({ found }) => (found instanceof ArticleError ? [found] : []));
  const unpublished = read.flatMap(({ file, found }) => (found === 'unpublished' ? [file.path] : []));
  const { articles, warnings } = distinguish(read);
  const notes = describeUnpublished(unpublished);
  if (articles.length === 0) {
    const but = notes.length === 0 ? '' : ` It has ${notes.join('; ')}.`;
    throw new CorpusError(`There is no readable article in ${quoteAll(paths)}.${but}`, { cause: skipped });
  }
  const taken = read.flatMap(({ file: { path }, found }) => (isArticle(found) ? [{ path, ...found }] : []));
  const fields = describeFields(taken);
  return {
    articles,
    skipped,
    warnings: [...warnings, ...fields.warnings, ...describeKept(taken), ...describePages(taken)],
    notes: [
      ...notes,
      ...fields.notes,
      ...describeNotation(taken),
      ...describeBoilerplate(taken),
      ...describeNavigation(taken),
    ],
  };
}

interface FileRead {
  readonly file: ArticleFile;
  readonly found: Reading | ArticleError;
}

function isArticle(found: FileRead['found']): found is ReadArticle {
  return found !== 'unpublished' && !(found instanceof ArticleError);
}

/** Gives each article an id of its own and, as far as that can be, a title. A skipped file keeps its id for when it is mended. */
function distinguish(read: readonly FileRead[]): { articles: Article[]; warnings: string[] } {
  const claims = read
    .filter(({ found }) => found !== 'unpublished')
    .map(({ file, found }) => ({ file, statedId: isArticle(found) ? found.statedId : null, found }));
  const { ids, clashes } = assignIds(claims);
  const named = claims.flatMap(({ file: { name }, found }, at) =>
    isArticle(found) ? [{ name, title: found.article.title, id: ids[at] ?? '', article: found.article }] : [],
  );
  const titles = distinguishTitles(named);
  const articles = named.map(({ article, id, title }, at) => ({
    ...article,
    id,
    title: titles[at] ?? title,
  }));
  return { articles: articles.sort(byId), warnings: describeClashes(clashes) };
}

function byId(a: Article, b: Article): number {
  return a.id < b.id ? -1 : 1;
}

function quoteAll(paths: readonly string[]): string {
  return paths.map((path) => `"${path}"`).join(', ');
}
