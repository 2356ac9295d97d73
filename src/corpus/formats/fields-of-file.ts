import type { ArticleFile } from '../article-files.ts';
import { ArticleError } from '../corpus-error.ts';
import { formatOfFile } from './formats.ts';
import { type Fields, readFields, splitFrontMatter } from './front-matter.ts';

const WITH_FRONT_MATTER: ReadonlySet<string> = new Set(['markdown', 'asciidoc']);

/**
 * The fields of an article file's front matter, without parsing the rest of it. None where it has none, or more than is read.
 *
 * @param content `null`: it can't be read
 */
export function fieldsOfFile({ path }: Pick<ArticleFile, 'path'>, content: Buffer | null): Fields {
  const format = formatOfFile(path)?.name ?? 'text';
  if (content === null || !WITH_FRONT_MATTER.has(format)) return {};
  try {
    const { frontMatter } = splitFrontMatter(content.toString());
    return frontMatter === null ? {} : readFields(frontMatter, path);
  } catch (error) {
    if (error instanceof ArticleError) return {};
    throw error;
  }
}
