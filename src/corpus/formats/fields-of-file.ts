import type { ArticleFile } from '../article-files.ts';
import { ArticleError } from '../corpus-error.ts';
import { articleFormatOf } from './formats.ts';
import { type Fields, readFields, splitFrontMatter } from './front-matter.ts';

/**
 * The fields of an article file's front matter, without parsing the rest of it. None where it has none, or more than is read.
 *
 * @param content `null`: it can't be read
 */
export function fieldsOfFile({ path }: Pick<ArticleFile, 'path'>, content: Buffer | null): Fields {
  const format = articleFormatOf(path)?.name;
  if (content === null || format === 'text' || format === 'html') return {};
  try {
    const { frontMatter } = splitFrontMatter(content.toString());
    return frontMatter === null ? {} : readFields(frontMatter, path);
  } catch (error) {
    if (error instanceof ArticleError) return {};
    throw error;
  }
}
