import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { type ArticleFile, findArticleFiles } from '../corpus/find-article-files.ts';
import { nameOfFile } from '../corpus/name-of-file.ts';
import { splitFrontMatter } from '../corpus/split-front-matter.ts';

/** What was added to a corpus before. */
export interface AddedFile {
  readonly path: string;
  /** What it was added as. */
  readonly source: string;
  readonly url: string | null;
  /** `contentHash` of what was written. */
  readonly hash: string;
}

export interface ScannedFolder {
  /** The paths of all articles, by id. */
  readonly ids: ReadonlyMap<string, string>;
  readonly added: readonly AddedFile[];
}

const MARKDOWN = new Set(['.md', '.markdown']);

const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const frontMatter = z.object({ id: word, source: word, url: word, hash: word }).catch({});

/** Looks at the front matter of all articles in a folder; broken ones are taken for ones without. @throws CorpusError */
export async function scanFolder(folder: string): Promise<ScannedFolder> {
  const ids = new Map<string, string>();
  const added: AddedFile[] = [];
  for (const file of await findArticleFiles([folder])) {
    const { id, source, url, hash } = await frontMatterOf(file);
    ids.set(id ?? nameOfFile(file.name).id, file.path);
    if (source !== undefined && hash !== undefined)
      added.push({ path: file.path, source, url: url ?? null, hash });
  }
  return { ids, added };
}

async function frontMatterOf({ path }: ArticleFile): Promise<z.infer<typeof frontMatter>> {
  if (!MARKDOWN.has(extname(path).toLowerCase())) return {};
  try {
    const { yaml } = splitFrontMatter(await readFile(path, 'utf8'), path);
    return frontMatter.parse(parseDocument(yaml, { logLevel: 'error' }).toJS() ?? {});
  } catch {
    return {};
  }
}
