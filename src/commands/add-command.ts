import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { Command } from 'commander';
import { confirm, type Terminal, write } from '../adapters/terminal/terminal.ts';
import type { Config } from '../config/config.ts';
import type { Clock } from '../core/ports/system.ts';
import { BUNDLED_ARTICLES } from '../corpus/article-files.ts';
import { isWebAddress } from '../corpus/build-article.ts';
import { formatOfFile } from '../corpus/formats/formats.ts';
import { scanFolder } from '../corpus/ingest/added-files.ts';
import { fetchSource, isPublicAddress, readFileSource, type Source } from '../corpus/ingest/fetch-source.ts';
import { type Addition, planAdditions, writeAddition } from '../corpus/ingest/plan-additions.ts';
import { readSource, type SourceArticle } from '../corpus/ingest/read-source.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { Refusal } from './command-context.ts';
import { renderAddition } from './render-addition.ts';

export interface AddContext {
  readonly terminal: Terminal;
  readonly config: Pick<Config, 'corpusDir'>;
  readonly clock: Pick<Clock, 'now'>;
}

interface AddOptions {
  readonly to?: string;
  readonly yes?: true;
  readonly allowPrivate?: true;
}

/** `kursk add`: brings an article in, once somebody has seen what it is. */
export function addCommand({ terminal, config, clock }: AddContext): Command {
  return new Command('add')
    .description('add a file, a folder or a web page to your articles; what was added before is updated')
    .argument('<source>', 'Markdown, plain text, HTML or PDF: a file, a folder or a web address')
    .option('--to <folder>', 'the folder of your articles; CORPUS_DIR, when left out')
    .option(
      '--yes',
      'write without asking, unless an edited article, or one of another site, would be replaced',
    )
    .option('--allow-private', 'fetch from this machine and private networks, too')
    .action(async (source: string, { to, yes, allowPrivate }: AddOptions) => {
      const folder = await folderFor(to ?? config.corpusDir);
      const candidates = await readArticlesFrom(source, allowPrivate === true);
      const scanned = (await isThere(folder)) ? await scanFolder(folder) : { ids: new Map(), added: [] };
      const today = new Date(clock.now()).toISOString().slice(0, 10);
      const additions = await planAdditions(candidates, folder, scanned, today).catch(refuse);
      for (const addition of additions)
        await write(terminal.output, renderAddition(addition, terminal.width));
      const toWrite = additions.filter(({ kind }) => kind !== 'same');
      if (toWrite.length === 0) return;
      await assent(toWrite, yes === true);
      for (const addition of toWrite) await writeAddition(addition).catch(refuseToWrite(addition.path));
      await write(terminal.output, `Written: ${toWrite.map(({ path }) => path).join(', ')}\n`);
    });

  async function assent(toWrite: readonly Addition[], isAssured: boolean): Promise<void> {
    const isRisky = toWrite.some(({ isEdited, movedFrom }) => isEdited || movedFrom !== null);
    if (isAssured && !isRisky) return;
    if (!terminal.isInputTty) {
      const way = isAssured ? 'answer in a terminal, without --yes' : 'say --yes';
      throw new Refusal(`Nothing was written, as nobody could be asked: ${way}.`);
    }
    const what = toWrite.length === 1 ? 'it' : `these ${toWrite.length} articles`;
    if (!(await confirm(terminal, `Write ${what}?`))) throw new Refusal('Nothing was written.');
  }
}

/** @throws Refusal where nothing may be written */
async function folderFor(folder: string | null): Promise<string> {
  if (folder === null)
    throw new Refusal('Say where your articles are: set CORPUS_DIR, or name the folder with --to.');
  const found = await stat(folder).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    throw new Refusal(`"${folder}" is not a folder: name one with --to.`);
  }
  const place = await realpath(folder).catch(() => resolve(folder));
  const bundled = await realpath(BUNDLED_ARTICLES);
  if (`${place}${sep}`.startsWith(bundled + sep)) {
    throw new Refusal(
      'That folder is the package’s own and is replaced with the next version: name another with --to.',
    );
  }
  return folder;
}

function isThere(folder: string): Promise<boolean> {
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

/** Reads what is to be added: a web page, a file, or all articles of a folder. @throws Refusal naming all that can't be */
async function readArticlesFrom(place: string, isPrivateAllowed: boolean): Promise<SourceArticle[]> {
  if (isWebAddress(place)) {
    const isAllowed = isPrivateAllowed ? () => true : isPublicAddress;
    return await readAllOrNone([place], (address) => fetchSource(address, { isAllowed, userAgent: 'kursk' }));
  }
  return await readAllOrNone(await filesAt(place), readFileSource);
}

/** All or none: who adds a folder wants to know what isn't added. */
async function readAllOrNone(
  places: readonly string[],
  open: (place: string) => Promise<Source>,
): Promise<SourceArticle[]> {
  const candidates: SourceArticle[] = [];
  const problems: string[] = [];
  for (const place of places) {
    try {
      candidates.push(await readSource(await open(place)));
    } catch (error) {
      problems.push(problemWith(place, error as Error));
    }
  }
  if (problems.length > 0) throw new Refusal(['Nothing was written.', ...problems].join(' '));
  return candidates;
}

function problemWith(place: string, { name, message }: Error): string {
  if (name === 'RangeError') return `${place}: It is nested too deeply.`;
  return message.includes(place) ? message : `${place}: ${message}`;
}

/** The file that is named; of a folder, all that can be read, to the bottom, without what is hidden. */
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
