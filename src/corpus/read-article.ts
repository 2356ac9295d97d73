import type { Article } from '../core/article.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import type { ArticleFile } from './article-files.ts';
import { articleSteps, type Draft, fallbackFromFileName } from './build-article.ts';
import { ArticleError } from './corpus-error.ts';
import { detectLanguage } from './detect-language.ts';
import { formatOfFile, isBinary } from './formats/formats.ts';
import type { NotationCounts } from './formats/markdown/notation.ts';
import { type ParseLimits, parseDocument } from './formats/parse-apart.ts';
import { inSlices } from './in-slices.ts';
import { countBoilerplate } from './passage-text.ts';
import { readRegularFile } from './regular-file.ts';

/** An article as its file has it, before the other files of its corpus are known. */
export interface ReadArticle {
  /** With the id that it states, or the one of its file's name. */
  readonly article: Article;
  /** The id in its front matter; `null` where there is none. */
  readonly statedId: string | null;
  /** The names of fields of its front matter that nothing was made of. */
  readonly notTaken: readonly string[];
  /** How much notation of other programs isn't shown, by its kind. */
  readonly leftOut: NotationCounts;
  /** The numbers of its pages without text, and of those whose text can't be right. */
  readonly emptyPages: readonly number[];
  readonly brokenPages: readonly number[];
  /** How many cross-links and other boilerplate of its publisher are no passages. */
  readonly boilerplate: number;
  /** How much of the words that its page shows was kept, from 0 to 1. */
  readonly keptShare: number;
}

/** What was made of a file. `unpublished`: its author keeps it back. */
export type Reading = ReadArticle | 'unpublished';

/** Readings from before, so that a file that hasn't changed isn't parsed again. */
export interface KeptReadings {
  /** @param name of the file within its folder */
  readonly find: (name: string, content: Buffer) => Reading | undefined;
  readonly keep: (name: string, content: Buffer, reading: Reading) => void;
}

/** Reads one article, or says why its file can't become one. Never rejects. */
export async function tryReadArticle(
  file: ArticleFile,
  limits: ParseLimits = {},
  kept: KeptReadings | null = null,
): Promise<Reading | ArticleError> {
  try {
    const content = await readBytes(file);
    const known = kept?.find(file.name, content);
    if (known !== undefined) return known;
    const reading = await readArticle(file, content, limits);
    kept?.keep(file.name, content, reading);
    return reading;
  } catch (error) {
    if (error instanceof ArticleError) return error;
    const problem =
      error instanceof RangeError ? 'is nested too deeply' : `can't be read: ${describeSystemError(error)}`;
    return new ArticleError(file.path, problem, { cause: error });
  }
}

/** Longer files are refused: a book belongs in chapters. In bytes. */
export const MAX_ARTICLE_BYTES = 5 * 1024 * 1024;
/** Of a PDF or a Word file most are pictures and fonts. */
const MAX_BINARY_BYTES = 30 * 1024 * 1024;

/** @throws ArticleError when the file isn't text, is too long, is broken or has no text to quote */
async function readArticle(
  { path, name }: ArticleFile,
  content: Buffer,
  limits: ParseLimits,
): Promise<Reading> {
  const format = formatOfFile(path);
  if (format === null) throw new ArticleError(path, 'is of a format that is not read');
  const input = format.input === 'text' ? textOf(content, path) : content;
  const draft: Draft = await parseDocument(format, input, path, limits);
  if (draft.isUnpublished) return 'unpublished';
  const article = await inSlices(articleSteps(draft, fallbackFromFileName(name)));
  if (article === null) throw new ArticleError(path, 'has no text to quote');
  const excess = excessOf(article);
  if (excess !== null) throw new ArticleError(path, `${excess}: split it into several files`);
  const language = article.language ?? (await detectLanguage(article));
  return {
    article: { ...article, language, file: name.replaceAll('\\', '/') },
    statedId: draft.id ?? null,
    notTaken: draft.notTaken ?? [],
    leftOut: draft.leftOut ?? {},
    boilerplate: await inSlices(countBoilerplate(draft.blocks)),
    emptyPages: draft.emptyPages ?? [],
    brokenPages: draft.brokenPages ?? [],
    keptShare: draft.keptShare ?? 1,
  };
}

/** In a book there are some thousand. */
const MAX_PASSAGES = 50_000;
/** Each passage is found by the headings above it, too, so that a few long ones may be most of what is indexed. In UTF-16 units. */
const MAX_INDEXED_LENGTH = 4 * MAX_ARTICLE_BYTES;

/** What an article has too much of to be indexed beside others; `null` for nothing. */
function excessOf({ passages }: Article): string | null {
  if (passages.length > MAX_PASSAGES) return `has more than ${MAX_PASSAGES} paragraphs`;
  let length = 0;
  for (const { text, section } of passages)
    length += text.length + section.reduce((sum, heading) => sum + heading.length, 0);
  return length > MAX_INDEXED_LENGTH ? 'has more text under its headings than can be indexed' : null;
}

function textOf(bytes: Buffer, path: string): string {
  if (isBinary(bytes)) throw new ArticleError(path, 'is not text; save it as UTF-8 text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ArticleError(path, 'is not UTF-8 text; save it as UTF-8', { cause });
  }
}

function readBytes({ path, folder }: ArticleFile): Promise<Buffer> {
  const isBinaryFormat = formatOfFile(path)?.input === 'bytes';
  return readRegularFile(path, { folder, maxBytes: isBinaryFormat ? MAX_BINARY_BYTES : MAX_ARTICLE_BYTES });
}

/** The bytes of a file; `null` when it can't be read as an article's, so that it needn't be loaded. */
export async function readContent(file: ArticleFile): Promise<Buffer | null> {
  return await readBytes(file).catch(() => null);
}
