import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { diffArrays } from 'diff';
import { parseDocument } from 'yaml';
import type { Article, Passage } from '../../core/article.ts';
import { buildArticle, fallbackFromFileName } from '../build-article.ts';
import { RefusedSource } from '../corpus-error.ts';
import { splitFrontMatter } from '../formats/front-matter.ts';
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

/** What adding an article comes to. */
export interface Addition {
  /** `same`: the source says what it said when it was added, and nothing is to be written. */
  readonly kind: 'new' | 'changed' | 'same';
  /** The file to write. */
  readonly path: string;
  /** What to write to it. */
  readonly text: string;
  /** As it is read from there then. */
  readonly article: Article;
  /** Of the source against what the file holds now; empty when it is new. */
  readonly changes: readonly PassageChange[];
  /** Somebody has edited the file since it was added, which writing it undoes. */
  readonly isEdited: boolean;
  readonly warnings: readonly string[];
}

/**
 * What adding these to a folder comes to; nothing is written. What was added before is found again by where it came from.
 *
 * @param fetched a day, as ISO 8601
 *
 * @throws RefusedSource or ArticleError when one of them can't be added
 */
export async function planAdditions(
  candidates: readonly SourceArticle[],
  folder: string,
  { ids, added }: ScannedFolder,
  fetched: string,
): Promise<Addition[]> {
  const taken = new Map(ids);
  const home = await realpath(folder).catch(() => resolve(folder));
  const additions: Addition[] = [];
  for (const candidate of candidates) {
    const { source } = candidate;
    if (source.url === null && (await realpath(source.name)).startsWith(home + sep)) {
      throw new RefusedSource(`"${source.name}" is in the corpus already.`);
    }
    const before = added.find((file) => isSameSource(file, candidate));
    const addition = before === undefined ? create(candidate) : await update(candidate, before);
    taken.set(addition.article.id, addition.path);
    additions.push(addition);
  }
  return additions;

  function create(candidate: SourceArticle): Addition {
    const text = articleFileText(candidate, fetched, {});
    const wanted = fileNameFor(candidate, () => false);
    const name = fileNameFor(
      candidate,
      (id) => taken.has(id) || [...taken.values()].some((path) => basename(path) === `${id}.md`),
    );
    const article = readBack(candidate, text, name);
    const twin = taken.get(article.id);
    if (twin !== undefined) {
      throw new RefusedSource(
        `"${twin}" has the id "${article.id}" already: give one of them another "id" in its front matter.`,
      );
    }
    const other = `Another article has the name "${wanted}", so that this one is written to "${name}".`;
    const warnings = name === wanted ? candidate.warnings : [...candidate.warnings, other];
    return { kind: 'new', path: join(folder, name), text, article, changes: [], isEdited: false, warnings };
  }

  async function update(candidate: SourceArticle, { path, hash }: AddedFile): Promise<Addition> {
    const current = await readFile(path, 'utf8');
    const before = parseArticle(current, path);
    const { yaml } = splitFrontMatter(current, path);
    const text = articleFileText(candidate, fetched, parseDocument(yaml).toJS() ?? {});
    const article = readBack(candidate, text, path);
    const [was, is] = [contentHash(before), contentHash(article)];
    // Where the source says what it said before, what was edited here since is kept.
    const isUnchanged = is === was || is === hash;
    return {
      kind: isUnchanged ? 'same' : 'changed',
      path,
      text,
      article: isUnchanged ? before : article,
      changes: comparePassages(before, article),
      isEdited: was !== hash,
      warnings: candidate.warnings,
    };
  }
}

function isSameSource({ source, url }: AddedFile, candidate: SourceArticle): boolean {
  const { source: from, article } = candidate;
  if (source === from.name || source === from.url) return true;
  return from.url !== null && url !== null && url === article.url;
}

/** What will be read is what was read, so that what is shown is what will be quoted. */
function readBack({ article, source }: SourceArticle, text: string, path: string): Article {
  if (Buffer.byteLength(text) > MAX_ARTICLE_BYTES) {
    throw new RefusedSource(
      `"${source.name}" has more text than the 5 MB that an article may have: split it.`,
    );
  }
  const read = parseArticle(text, path);
  if (contentHash(read) === contentHash(article)) return read;
  throw new RefusedSource(`"${source.name}" can't be written as Markdown that reads back to the same text.`);
}

function parseArticle(text: string, path: string): Article {
  const article = buildArticle(parseMarkdown(text, path), fallbackFromFileName(basename(path)));
  if (article === null)
    throw new RefusedSource(`"${path}", which was added before, has no text any more: remove it.`);
  return article;
}

/** What became of a passage. */
export interface PassageChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** From 1: in the article as it is now; of one that was removed, as it was. */
  readonly number: number;
  readonly text: string;
}

/** What is different between an article as it was and as it is, in reading order. Passages in each other's place have changed. */
export function comparePassages(
  before: Pick<Article, 'passages'>,
  now: Pick<Article, 'passages'>,
): PassageChange[] {
  const changes: PassageChange[] = [];
  let removed: Passage[] = [];
  const endRemoved = () => {
    changes.push(...removed.map(({ number, text }) => ({ kind: 'removed', number, text }) as const));
    removed = [];
  };
  const parts = diffArrays([...before.passages], [...now.passages], {
    comparator: (a, b) => a.text === b.text,
  });
  for (const { value, added, removed: isRemoved } of parts) {
    if (isRemoved) removed.push(...value);
    else if (added) {
      changes.push(
        ...value.map(({ number, text }) => {
          const kind: PassageChange['kind'] = removed.shift() === undefined ? 'added' : 'changed';
          return { kind, number, text };
        }),
      );
      endRemoved();
    } else endRemoved();
  }
  endRemoved();
  return changes;
}

/**
 * Writes an article so that whoever reads it finds it whole or not at all. A new one never takes the place of another file.
 *
 * @throws the system's error when that can't be done; then nothing has changed
 */
export async function writeAddition({
  kind,
  path,
  text,
}: Pick<Addition, 'kind' | 'path' | 'text'>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  // Hidden, so that nobody takes it for an article.
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    await writeFile(draft, text, { flush: true });
    // A link, unlike a new name, is refused where there is a file already.
    await (kind === 'new' ? link(draft, path) : rename(draft, path));
  } finally {
    await rm(draft, { force: true });
  }
}
