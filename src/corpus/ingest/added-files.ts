import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Document, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Article } from '../../core/article.ts';
import { type ArticleFile, findArticleFiles } from '../article-files.ts';
import { fallbackFromFileName } from '../build-article.ts';
import { splitFrontMatter } from '../formats/front-matter.ts';
import { markdownOfPassages } from './markdown-of-passages.ts';
import type { SourceArticle } from './read-source.ts';

/** What the source says, or how it came; all else in front matter is the operator's. */
const SOURCE_FIELDS = new Set('title author publisher published url language source fetched hash'.split(' '));

/**
 * The Markdown file of an article: its front matter tells where it came from and what it said then.
 *
 * @param fetched a day, as ISO 8601
 * @param before the front matter of the file it takes the place of; what the operator put there is kept
 */
export function articleFileText(
  { source, article, markdown }: SourceArticle,
  fetched: string,
  before: Readonly<Record<string, unknown>>,
): string {
  const { title, author, publisher, published, url, language } = article;
  const yaml = markdown?.yaml ?? '';
  const document = yaml.trim() === '' ? new Document({}) : parseDocument(yaml);
  const hash = contentHash(article);
  const stated = { title, author, publisher, published, url, language, source: source.name, fetched, hash };
  for (const [name, value] of Object.entries(stated)) if (value !== null) document.set(name, value);
  for (const [name, value] of Object.entries(before)) {
    if (!SOURCE_FIELDS.has(name) && !document.has(name)) document.set(name, value);
  }
  const body = markdown?.body ?? `\n${markdownOfPassages(article.passages)}`;
  return `---\n${document.toString({ lineWidth: 0 })}---\n${body}`;
}

/** Tells what an article says, and says of itself, from anything else: `sha256-` and hexadecimal. Not its id and synonyms, which operators set. */
export function contentHash({ id: _, synonyms: __, passages, ...details }: Article): string {
  const content = [
    details.title,
    details.author,
    details.publisher,
    details.published,
    details.url,
    details.language,
  ];
  const text = passages.map((passage) => [passage.text, passage.section]);
  return `sha256-${createHash('sha256')
    .update(JSON.stringify([content, text]))
    .digest('hex')}`;
}

const MAX_FILE_NAME = 80;

/**
 * What to call the file of an article: as its title, or as the file it came from.
 *
 * @param isTaken whether another article has this id or file name
 */
export function fileNameFor(
  { source, article }: Pick<SourceArticle, 'source' | 'article'>,
  isTaken: (id: string) => boolean,
): string {
  // In a file's name, what follows a dot would be its ending.
  const name = source.url === null ? basename(source.name) : `${article.title.replaceAll(/[./\\]/g, ' ')}.md`;
  const stem = Array.from(fallbackFromFileName(name).id).slice(0, MAX_FILE_NAME).join('').replace(/-$/, '');
  let id = stem;
  for (let number = 2; isTaken(id); number++) id = `${stem}-${number}`;
  return `${id}.md`;
}

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

const MARKDOWN_ENDINGS = new Set(['.md', '.markdown']);

const scalarField = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const addedFrontMatter = z
  .object({ id: scalarField, source: scalarField, url: scalarField, hash: scalarField })
  .catch({});

/** Looks at the front matter of all articles in a folder; broken ones are taken for ones without. @throws CorpusError */
export async function scanFolder(folder: string): Promise<ScannedFolder> {
  const ids = new Map<string, string>();
  const added: AddedFile[] = [];
  for (const file of await findArticleFiles([folder])) {
    const { id, source, url, hash } = await readAddedFrontMatter(file);
    ids.set(id ?? fallbackFromFileName(file.name).id, file.path);
    if (source !== undefined && hash !== undefined)
      added.push({ path: file.path, source, url: url ?? null, hash });
  }
  return { ids, added };
}

async function readAddedFrontMatter({ path }: ArticleFile): Promise<z.infer<typeof addedFrontMatter>> {
  if (!MARKDOWN_ENDINGS.has(extname(path).toLowerCase())) return {};
  try {
    const { yaml } = splitFrontMatter(await readFile(path, 'utf8'), path);
    return addedFrontMatter.parse(parseDocument(yaml, { logLevel: 'error' }).toJS() ?? {});
  } catch {
    return {};
  }
}
