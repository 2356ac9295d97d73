import { realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { Command } from 'commander';
import { confirm } from '../adapters/terminal/confirm.ts';
import type { Terminal } from '../adapters/terminal/terminal.ts';
import { write } from '../adapters/terminal/write.ts';
import type { Addition } from '../adding/addition.ts';
import { planAdditions } from '../adding/plan-additions.ts';
import { scanFolder } from '../adding/scan-folder.ts';
import { writeAddition } from '../adding/write-addition.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../core/ports/clock.ts';
import { BUNDLED_ARTICLES } from '../corpus/bundled-articles.ts';
import { reasonOf } from '../corpus/reason-of.ts';
import { gatherCandidates } from './gather-candidates.ts';
import { Refusal } from './refusal.ts';
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
    .option('--yes', 'write without asking')
    .option('--allow-private', 'fetch from this machine and private networks, too')
    .action(async (source: string, { to, yes, allowPrivate }: AddOptions) => {
      const folder = await folderFor(to ?? config.corpusDir);
      const candidates = await gatherCandidates(source, allowPrivate === true);
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
    const edited = toWrite.filter(({ isEdited }) => isEdited);
    if (isAssured && edited.length === 0) return;
    if (!terminal.isInputTyped) {
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
    throw new Refusal(`"${path}" can't be written: ${reasonOf(cause)}.`, { cause });
  };
}
