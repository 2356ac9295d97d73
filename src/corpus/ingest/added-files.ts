import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Article } from '../../core/article.ts';
import { findArticleFiles } from '../article-files.ts';
import { assignIds, type IdClaim } from '../article-ids.ts';
import { fallbackFromFileName } from '../build-article.ts';
import { fieldsOfFile } from '../formats/fields-of-file.ts';
import { type FrontMatter, readFields, toYamlDocument } from '../formats/front-matter.ts';
import { draftOfFields } from '../formats/front-matter-fields.ts';
import { readContent } from '../read-article.ts';
import { markdownOfPassages } from './markdown-of-passages.ts';
import type { SourceArticle } from './read-source.ts';

/** The front matter fields that adding an article writes. All others are the operator's. */
const SOURCE_FIELDS = new Set('title author publisher published url language source fetched hash'.split(' '));

/**
 * The Markdown file of an added article. Its front matter records the source and a hash of the content, so that adding it again
 * finds the file and sees whether the source or the file has changed.
 *
 * @param fetched the day, as ISO 8601
 * @param before the front matter of the file that it replaces, whose fields of the operator are kept
 */
export function articleFileText(
  { source, article, markdown }: SourceArticle,
  fetched: string,
  before: Readonly<Record<string, unknown>>,
): string {
  const { title, author, publisher, published, url, language } = article;
  const frontMatter = markdown?.frontMatter ?? null;
  const document = toYamlDocument(frontMatter, source.name);
  if (isUnpublished(frontMatter, source.name)) for (const name of DRAFT_FIELDS) document.delete(name);
  const hash = contentHash(article);
  const recorded = { title, author, publisher, published, url, language, source: source.name, fetched, hash };
  for (const [name, value] of Object.entries(recorded)) if (value !== null) document.set(name, value);
  for (const [name, value] of Object.entries(before)) {
    if (!SOURCE_FIELDS.has(name) && !document.has(name)) document.set(name, value);
  }
  const body = markdown?.body ?? `\n${markdownOfPassages(article.passages)}`;
  return `---\n${document.toString({ lineWidth: 0 })}---\n${body}`;
}

/** Who adds a draft wants it to be answered from. */
const DRAFT_FIELDS = ['draft', 'published', 'publish', 'status'] as const;

function isUnpublished(frontMatter: FrontMatter | null, file: string): boolean {
  return frontMatter !== null && draftOfFields(readFields(frontMatter, file)).isUnpublished === true;
}

/** Hashes an article's text and details, but for id and synonyms, which operators set: `sha256-` and hexadecimal. */
export function contentHash({ id: _, synonyms: __, passages, ...details }: Article): string {
  const content = [
    details.title,
    details.author,
    details.publisher,
    details.published,
    details.url,
    details.language,
    ...(details.superseded === undefined ? [] : [details.superseded]),
  ];
  const text = passages.map((passage) => [passage.text, passage.section]);
  return `sha256-${createHash('sha256')
    .update(JSON.stringify([content, text]))
    .digest('hex')}`;
}

/** Without the ending, in characters. */
const MAX_FILE_NAME_LENGTH = 80;

/**
 * Names the file of an article after its title, or after the file it came from.
 *
 * @param isTaken whether another article has this id or file name
 */
export function fileNameFor(
  { source, article }: Pick<SourceArticle, 'source' | 'article'>,
  isTaken: (id: string) => boolean,
): string {
  // A dot in a title would begin the ending of the file's name.
  const name = source.url === null ? basename(source.name) : `${article.title.replaceAll(/[./\\]/g, ' ')}.md`;
  const stem = Array.from(fallbackFromFileName(name).id)
    .slice(0, MAX_FILE_NAME_LENGTH)
    .join('')
    .replace(/-$/, '');
  let id = stem;
  for (let number = 2; isTaken(id); number++) id = `${stem}-${number}`;
  return `${id}.md`;
}

/** An article file that `kursk add` wrote. */
export interface AddedFile {
  readonly path: string;
  /** The path or address that was added. */
  readonly source: string;
  readonly url: string | null;
  /** The `contentHash` of the article when it was written. */
  readonly hash: string;
}

export interface ScannedFolder {
  /** The paths of all articles, by id. */
  readonly ids: ReadonlyMap<string, string>;
  readonly added: readonly AddedFile[];
}

const textField = z.string().optional().catch(undefined);
const addedFields = z.object({ source: textField, url: textField, hash: textField });

/** Reads the front matter of all articles in a folder; one over a limit counts as none. @throws CorpusError */
export async function scanFolder(folder: string): Promise<ScannedFolder> {
  const { files } = await findArticleFiles([folder]);
  const claims: IdClaim[] = [];
  const added: AddedFile[] = [];
  for (const file of files) {
    const fields = fieldsOfFile(file, await readContent(file));
    const { source, url, hash } = addedFields.parse(fields);
    claims.push({ file, statedId: draftOfFields(fields).id ?? null });
    if (source !== undefined && hash !== undefined)
      added.push({ path: file.path, source, url: url ?? null, hash });
  }
  const { ids } = assignIds(claims);
  return { ids: new Map(ids.map((id, at) => [id, files[at]?.path ?? ''])), added };
}
