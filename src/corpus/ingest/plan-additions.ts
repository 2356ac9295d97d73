import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { diffArrays } from 'diff';
import { type Article, isWebAddress, type Passage } from '../../core/article.ts';
import { buildArticle, fallbackFromFileName } from '../build-article.ts';
import { SourceError } from '../corpus-error.ts';
import { splitFrontMatter, toYamlDocument } from '../formats/front-matter.ts';
import { parseMarkdown } from '../formats/parse-markdown.ts';
import { MAX_ARTICLE_BYTES } from '../read-article.ts';
import {
  type AddedFile,
  articleFileText,
  contentHash,
  fileNameFor,
  type ScannedFolder,
} from './added-files.ts';
import type { SourceArticle } from './read-source.ts';

/** What adding one article to a folder would change. */
export interface Addition {
  /** `same`: the source is as it was when it was added, and nothing needs to be written. */
  readonly kind: 'new' | 'changed' | 'same';
  /** The file to write. */
  readonly path: string;
  /** Where the article comes from: its address after redirects, or the path of its file. */
  readonly from: string;
  /** Where the article came from that it replaces: what was named when that was added; `null` when it is new. */
  readonly replaced: string | null;
  /** The site of the article that it replaces, where it comes from another one itself; else `null`. */
  readonly movedFrom: string | null;
  /** What to write to it. */
  readonly text: string;
  /** The article as it will be read from the file. */
  readonly article: Article;
  /** From the article in the file now to that of the source; empty when it is new. */
  readonly changes: readonly PassageChange[];
  /** The file was edited after it was added; writing it would undo that. */
  readonly isEdited: boolean;
  readonly warnings: readonly string[];
}

/**
 * Works out what adding articles to a folder would change, and writes nothing. An article that was added before is recognised by
 * its source or its address.
 *
 * @param fetched the day, as ISO 8601
 * @throws SourceError or ArticleError when one of them can't be added
 */
export async function planAdditions(
  sourceArticles: readonly SourceArticle[],
  folder: string,
  { ids, added }: ScannedFolder,
  fetched: string,
): Promise<Addition[]> {
  const pathById = new Map(ids);
  const home = await realpath(folder).catch(() => resolve(folder));
  const additions: Addition[] = [];
  for (const sourceArticle of sourceArticles) {
    const { source } = sourceArticle;
    if (source.url === null && (await realpath(source.name)).startsWith(home + sep)) {
      throw new SourceError(`"${source.name}" is in the corpus already.`);
    }
    const before = added.find((file) => isSameSource(file, sourceArticle));
    const addition = before === undefined ? create(sourceArticle) : await update(sourceArticle, before);
    pathById.set(addition.article.id, addition.path);
    additions.push(addition);
  }
  return additions;

  function create(sourceArticle: SourceArticle): Addition {
    const text = articleFileText(sourceArticle, fetched, {});
    const preferred = fileNameFor(sourceArticle, () => false);
    const name = fileNameFor(
      sourceArticle,
      (id) => pathById.has(id) || [...pathById.values()].some((path) => basename(path) === `${id}.md`),
    );
    const article = readBack(sourceArticle, text, name);
    const twin = pathById.get(article.id);
    const renamed = `Another article has the name "${preferred}", so that this one is written to "${name}".`;
    const shared = `"${twin}" has the id "${article.id}" already, so that one of them gets another: give one another "id" in its front matter.`;
    const warnings = [
      ...sourceArticle.warnings,
      ...(name === preferred ? [] : [renamed]),
      ...(twin === undefined ? [] : [shared]),
    ];
    return {
      kind: 'new',
      path: join(folder, name),
      from: placeOf(sourceArticle),
      replaced: null,
      movedFrom: null,
      text,
      article,
      changes: [],
      isEdited: false,
      warnings,
    };
  }

  async function update(sourceArticle: SourceArticle, added: AddedFile): Promise<Addition> {
    const { path, hash } = added;
    const site = siteOf(isWebAddress(added.source) ? (added.url ?? added.source) : null);
    const current = await readFile(path, 'utf8');
    const before = parseArticle(current, path);
    const { frontMatter } = splitFrontMatter(current);
    const text = articleFileText(sourceArticle, fetched, toYamlDocument(frontMatter, path).toJS() ?? {});
    const article = readBack(sourceArticle, text, path);
    const [was, is] = [contentHash(before), contentHash(article)];
    // While the source is unchanged, edits of the file are kept.
    const isUnchanged = is === was || is === hash;
    return {
      kind: isUnchanged ? 'same' : 'changed',
      path,
      from: placeOf(sourceArticle),
      replaced: added.source,
      movedFrom: site === siteOf(sourceArticle.source.url) ? null : site,
      text,
      article: isUnchanged ? before : article,
      changes: comparePassages(before, article),
      isEdited: was !== hash,
      warnings: sourceArticle.warnings,
    };
  }
}

function placeOf({ source }: SourceArticle): string {
  return source.url ?? source.name;
}

/** The origin of an address. */
function siteOf(url: string | null): string {
  if (url === null) return 'a file of this machine';
  return URL.canParse(url) ? new URL(url).origin : url;
}

function isSameSource(added: AddedFile, { source, article }: SourceArticle): boolean {
  if (added.source === source.name || added.source === source.url) return true;
  return source.url !== null && added.url !== null && added.url === article.url;
}

/** Parses the file's text and checks that nothing was lost, so that what the operator is shown is what will be quoted. */
function readBack({ article, source }: SourceArticle, text: string, path: string): Article {
  if (Buffer.byteLength(text) > MAX_ARTICLE_BYTES) {
    throw new SourceError(`"${source.name}" has more text than the 5 MB that an article may have: split it.`);
  }
  const read = parseArticle(text, path);
  if (contentHash(read) === contentHash(article)) return read;
  throw new SourceError(`"${source.name}" can't be written as Markdown that reads back to the same text.`);
}

function parseArticle(text: string, path: string): Article {
  const article = buildArticle(parseMarkdown(text, path), fallbackFromFileName(basename(path)));
  if (article === null)
    throw new SourceError(`"${path}", which was added before, has no text any more: remove it.`);
  return article;
}

export interface PassageChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** From 1: in the new article; of a removed passage, in the old one. */
  readonly number: number;
  readonly text: string;
}

/** With more differences, two texts have little in common, and finding it takes time by their number. */
const MAX_DIFFERENCES = 5_000;

/** Lists the passages that differ, in reading order. A passage that stands in the place of a removed one has changed. */
export function comparePassages(
  before: Pick<Article, 'passages'>,
  now: Pick<Article, 'passages'>,
): PassageChange[] {
  const chunks = diffArrays([...before.passages], [...now.passages], {
    comparator: (a, b) => a.text === b.text,
    maxEditLength: MAX_DIFFERENCES,
  }) ?? [
    { value: before.passages, added: false, removed: true },
    { value: now.passages, added: true, removed: false },
  ];
  let removed: readonly Passage[] = [];
  const changes = chunks.flatMap(({ value, added, removed: isRemoved }) => {
    if (isRemoved) {
      removed = value;
      return [];
    }
    const replaced = added ? value.length : 0;
    const found = [
      ...(added ? value.map(changeTo((place) => (place < removed.length ? 'changed' : 'added'))) : []),
      ...removed.slice(replaced).map(changeTo(() => 'removed')),
    ];
    removed = [];
    return found;
  });
  return [...changes, ...removed.map(changeTo(() => 'removed'))];
}

function changeTo(kindAt: (place: number) => PassageChange['kind']) {
  return ({ number, text }: Passage, place: number): PassageChange => ({ kind: kindAt(place), number, text });
}

/**
 * Writes an article's file atomically. A new one never overwrites a file.
 *
 * @throws the system's error when it fails; then nothing has changed
 */
export async function writeAddition({
  kind,
  path,
  text,
}: Pick<Addition, 'kind' | 'path' | 'text'>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Hidden, so that it isn't read as an article.
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await writeFile(draft, text, { flush: true });
    // Unlike renaming, linking fails when the file exists.
    await (kind === 'new' ? link(draft, path) : rename(draft, path));
  } finally {
    await rm(draft, { force: true });
  }
}
