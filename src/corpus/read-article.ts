import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Article } from '../core/article.ts';
import { ArticleError } from './article-error.ts';
import { buildArticle } from './build-article.ts';
import type { ArticleFile } from './find-article-files.ts';
import { nameOfFile } from './name-of-file.ts';
import { PARSERS } from './parsers.ts';

/** Books belong in chapters: a longer file is refused. In bytes. */
export const MAX_ARTICLE_BYTES = 5 * 1024 * 1024;

/** Reads one article. @throws ArticleError when the file isn't text, is too long, broken or says nothing. */
export async function readArticle({ path, name }: ArticleFile): Promise<Article> {
  const loadParser = PARSERS.get(extname(path).toLowerCase());
  if (loadParser === undefined) throw new ArticleError(path, 'is of a format that is not read');
  const text = await readText(path);
  const parse = await loadParser();
  const article = buildArticle(parse(text, path), nameOfFile(name));
  if (article === null) throw new ArticleError(path, 'has no text to quote');
  return article;
}

async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MAX_ARTICLE_BYTES) {
    const megabytes = (size / 1024 / 1024).toFixed(1);
    throw new ArticleError(path, `is ${megabytes} MB; an article may have 5 MB: split it into several files`);
  }
  const bytes = await readFile(path);
  if (isBinary(bytes)) throw new ArticleError(path, 'is not text; save it as UTF-8 text');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ArticleError(path, 'is not UTF-8 text; save it as UTF-8', { cause });
  }
}

/** Text has no zero byte, and isn't a PDF, whatever its name says. */
function isBinary(bytes: Buffer): boolean {
  return bytes.includes(0) || bytes.subarray(0, 5).equals(Buffer.from('%PDF-'));
}
