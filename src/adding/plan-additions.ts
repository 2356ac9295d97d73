import { readFile, realpath } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { Article } from '../core/article.ts';
import { buildArticle } from '../corpus/build-article.ts';
import { nameOfFile } from '../corpus/name-of-file.ts';
import { parseMarkdown } from '../corpus/parse-markdown.ts';
import { MAX_ARTICLE_BYTES } from '../corpus/read-article.ts';
import { splitFrontMatter } from '../corpus/split-front-matter.ts';
import type { Addition } from './addition.ts';
import { articleFile } from './article-file.ts';
import { comparePassages } from './compare-passages.ts';
import { contentHash } from './content-hash.ts';
import { fileNameFor } from './file-name-for.ts';
import type { Candidate } from './read-source.ts';
import { RefusedSource } from './refused-source.ts';
import type { AddedFile, ScannedFolder } from './scan-folder.ts';

/**
 * What adding these to a folder comes to; nothing is written. What was added before is found again by where it came from.
 *
 * @param fetched a day, as ISO 8601
 *
 * @throws RefusedSource or ArticleError when one of them can't be added
 */
export async function planAdditions(
  candidates: readonly Candidate[],
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
    const before = added.find((file) => isSame(file, candidate));
    const addition = before === undefined ? create(candidate) : await update(candidate, before);
    taken.set(addition.article.id, addition.path);
    additions.push(addition);
  }
  return additions;

  function create(candidate: Candidate): Addition {
    const text = articleFile(candidate, fetched, {});
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

  async function update(candidate: Candidate, { path, hash }: AddedFile): Promise<Addition> {
    const current = await readFile(path, 'utf8');
    const before = articleIn(current, path);
    const { yaml } = splitFrontMatter(current, path);
    const text = articleFile(candidate, fetched, parseDocument(yaml).toJS() ?? {});
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

function isSame({ source, url }: AddedFile, candidate: Candidate): boolean {
  const { source: from, article } = candidate;
  if (source === from.name || source === from.url) return true;
  return from.url !== null && url !== null && url === article.url;
}

/** What will be read is what was read, so that what is shown is what will be quoted. */
function readBack({ article, source }: Candidate, text: string, path: string): Article {
  if (Buffer.byteLength(text) > MAX_ARTICLE_BYTES) {
    throw new RefusedSource(
      `"${source.name}" has more text than the 5 MB that an article may have: split it.`,
    );
  }
  const read = articleIn(text, path);
  if (contentHash(read) === contentHash(article)) return read;
  throw new RefusedSource(`"${source.name}" can't be written as Markdown that reads back to the same text.`);
}

function articleIn(text: string, path: string): Article {
  const article = buildArticle(parseMarkdown(text, path), nameOfFile(basename(path)));
  if (article === null)
    throw new RefusedSource(`"${path}", which was added before, has no text any more: remove it.`);
  return article;
}
