import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { confirm, printable, type Terminal, write } from '../adapters/terminal/terminal.ts';
import { isWebAddress } from '../core/article.ts';
import { BUNDLED_ARTICLES } from '../corpus/article-files.ts';
import { formatOfFile } from '../corpus/formats/formats.ts';
import type { ParseLimits } from '../corpus/formats/parse-apart.ts';
import { scanFolder } from '../corpus/ingest/added-files.ts';
import { fetchSource, isPublicAddress, readFileSource, type Source } from '../corpus/ingest/fetch-source.ts';
import {
  type Addition,
  type PassageChange,
  planAdditions,
  writeAddition,
} from '../corpus/ingest/plan-additions.ts';
import { readSource, type SourceArticle } from '../corpus/ingest/read-source.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import type { AddContext, AddOptions } from './add-command.ts';
import { Refusal } from './command-context.ts';

/** Adds articles to the corpus, after showing what will be written. @throws Refusal */
export async function addArticles(
  source: string,
  { to, yes, allowPrivate }: AddOptions,
  { terminal, config, clock }: AddContext,
): Promise<void> {
  const folder = await folderFor(to ?? config.corpusDir);
  const articles = await readArticlesFrom(source, allowPrivate === true, config.parseLimits);
  const scanned = (await exists(folder)) ? await scanFolder(folder) : { ids: new Map(), added: [] };
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  const additions = await planAdditions(articles, folder, scanned, today).catch(refuse);
  for (const addition of additions) await write(terminal.output, renderAddition(addition, terminal.width));
  const toWrite = additions.filter(({ kind }) => kind !== 'same');
  if (toWrite.length === 0) return;
  await askToWrite(toWrite, yes === true, terminal);
  for (const addition of toWrite) await writeAddition(addition).catch(refuseToWrite(addition.path));
  await write(terminal.output, printable(`Written: ${toWrite.map(({ path }) => path).join(', ')}\n`));
}

/** Asks unless `--yes` was given. Asks even then if edits, or an article of another site, would be overwritten. */
async function askToWrite(
  toWrite: readonly Addition[],
  isConfirmed: boolean,
  terminal: Terminal,
): Promise<void> {
  const isRisky = toWrite.some(({ isEdited, movedFrom }) => isEdited || movedFrom !== null);
  if (isConfirmed && !isRisky) return;
  if (!terminal.isInputTty) {
    const advice = isConfirmed ? 'run it in a terminal, without --yes' : 'use --yes';
    throw new Refusal(`Nothing was written, because nobody could be asked: ${advice}.`);
  }
  const what = toWrite.length === 1 ? 'it' : `these ${toWrite.length} articles`;
  if (!(await confirm(terminal, `Write ${what}?`))) throw new Refusal('Nothing was written.');
}

/** @throws Refusal if no folder is set, or articles can't be added to it */
async function folderFor(folder: string | null): Promise<string> {
  if (folder === null)
    throw new Refusal('Say where your articles are: set CORPUS_DIR, or name the folder with --to.');
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    throw new Refusal(`"${folder}" is not a folder: name one with --to.`);
  }
  const path = await realpath(folder).catch(() => resolve(folder));
  const bundled = await realpath(BUNDLED_ARTICLES);
  if (`${path}${sep}`.startsWith(bundled + sep)) {
    throw new Refusal(
      'That folder belongs to the package, and the next version replaces it: name another with --to.',
    );
  }
  return folder;
}

function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}

function refuse(error: unknown): never {
  throw new Refusal(`Nothing was written. ${(error as Error).message}`, { cause: error });
}

function refuseToWrite(path: string): (cause: unknown) => never {
  return (cause) => {
    throw new Refusal(`"${path}" can't be written: ${describeSystemError(cause)}.`, { cause });
  };
}

/** Reads a web page, a file, or all articles of a folder. @throws Refusal that names everything that can't be read */
async function readArticlesFrom(
  place: string,
  isPrivateAllowed: boolean,
  limits: ParseLimits,
): Promise<SourceArticle[]> {
  if (isWebAddress(place)) {
    const isAllowed = isPrivateAllowed ? () => true : isPublicAddress;
    return await readAllOrNone(
      [place],
      (address) => fetchSource(address, { isAllowed, userAgent: 'kursk' }),
      limits,
    );
  }
  return await readAllOrNone(await filesAt(place), readFileSource, limits);
}

async function readAllOrNone(
  places: readonly string[],
  open: (place: string) => Promise<Source>,
  limits: ParseLimits,
): Promise<SourceArticle[]> {
  const articles: SourceArticle[] = [];
  const problems: string[] = [];
  for (const place of places) {
    try {
      articles.push(await readSource(await open(place), limits));
    } catch (error) {
      problems.push(problemWith(place, error as Error));
    }
  }
  if (problems.length > 0) throw new Refusal(['Nothing was written.', ...problems].join(' '));
  return articles;
}

function problemWith(place: string, { name, message }: Error): string {
  if (name === 'RangeError') return `${place}: It is nested too deeply.`;
  return message.includes(place) ? message : `${place}: ${message}`;
}

/** The file itself; for a folder, all files in it and below whose format is supported, except hidden ones. */
async function filesAt(place: string): Promise<string[]> {
  try {
    if (!(await stat(place)).isDirectory()) return [place];
    const entries = await readdir(place, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && formatOfFile(entry.name) !== null)
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/[/\\](?:\.|node_modules[/\\])/.test(path.slice(place.length)))
      .sort();
    if (files.length > 0) return files;
  } catch (cause) {
    const hint = isLikelyAddress(place) ? ' A web address begins with https:// or http://.' : '';
    throw new Refusal(`"${place}" can't be read: ${describeSystemError(cause)}.${hint}`, { cause });
  }
  throw new Refusal(`There is nothing to add in "${place}": Markdown, plain text, HTML and PDF are read.`);
}

/** "example.org/gas", "www.example.org", "ftp://example.org"; not "./gas.txt". */
function isLikelyAddress(place: string): boolean {
  return /^(?:[a-z]+:\/|www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+\/)/i.test(place);
}

const MAX_PASSAGES = 3;
const MAX_CHANGES = 10;

const MARKS: Readonly<Record<PassageChange['kind'], string>> = { added: '+', removed: '-', changed: '~' };

const EDITED = 'It was edited after it was added; the edits would be lost.';

/** An addition to look at: title and source, number of passages, the first of them or what has changed, and warnings. @param width in columns */
function renderAddition(addition: Addition, width: number): string {
  const { article, warnings, kind, path, from, replaced } = addition;
  const { publisher } = article;
  const lines = [
    `${article.title} (${count(article.passages.length, 'passage')})`,
    `  From ${from}${publisher === null ? '' : `, which says that it is published by ${publisher}`}`,
    ...contentLines(addition, width),
    ...(kind === 'changed' ? [`  It replaces what was added from ${replaced}`] : []),
    ...[...warnings, ...overwritingWarnings(addition)].map((warning) => `  Warning: ${warning}`),
    `  ${kind === 'same' ? 'Nothing has changed in' : 'To be written to'} ${path}`,
  ];
  return lines.map((line) => `${printable(line.replaceAll('\n', ' '))}\n`).join('');
}

function overwritingWarnings({ kind, isEdited, movedFrom }: Addition): string[] {
  if (kind !== 'changed') return [];
  const moved = `What it replaces came from ${movedFrom}: see that it is still the same article.`;
  return [...(isEdited ? [EDITED] : []), ...(movedFrom === null ? [] : [moved])];
}

function contentLines({ kind, article, changes }: Addition, width: number): string[] {
  switch (kind) {
    case 'same':
      return [];
    case 'new':
      return article.passages.slice(0, MAX_PASSAGES).map((passage) => passageLine(' ', passage, width));
    case 'changed':
      return changes.length === 0
        ? ['  The passages are the same; headings or details of the article have changed.']
        : changeLines(changes, width);
    default:
      return kind satisfies never;
  }
}

function changeLines(changes: readonly PassageChange[], width: number): string[] {
  const counts = (['added', 'removed', 'changed'] as const).map(
    (kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`,
  );
  const rest = changes.length - MAX_CHANGES;
  return [
    `  Passages: ${counts.join(', ')}`,
    ...changes.slice(0, MAX_CHANGES).map((change) => passageLine(MARKS[change.kind], change, width)),
    ...(rest > 0 ? [`  and ${count(rest, 'more change')}`] : []),
  ];
}

function passageLine(
  mark: string,
  { number, text }: Pick<PassageChange, 'number' | 'text'>,
  width: number,
): string {
  const line = `${mark} ¶${number} ${text.replaceAll(/\s+/g, ' ')}`;
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
