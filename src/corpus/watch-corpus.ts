import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type ArticleFile, findArticleFiles } from './article-files.ts';
import { problemSentences } from './corpus-error.ts';

export interface CorpusWatchSettings<Opened extends CorpusState>
  extends Pick<FileWatch, 'paths' | 'signal' | 'pause'> {
  /** Opens what the paths hold now. */
  readonly open: () => Promise<Opened>;
  /** Told of what is answered from now, after a change. */
  readonly onOpened: (opened: Opened) => void;
  /** Told, in a sentence for operators, why a change isn't answered from. */
  readonly onProblem: (problem: string) => void;
}

/** A corpus that follows its files. */
export interface CorpusWatch<Opened> {
  /** The last good one. */
  readonly current: () => Opened;
  /** Why it isn't that of the files as they are now; `null` when it is. */
  readonly problem: () => string | null;
  /** Resolves when the files are no longer watched: after the signal was aborted. */
  readonly ended: Promise<void>;
}

/**
 * Opens a corpus, and again whenever its files have changed. What can't be opened, or has lost an article to a bad edit, doesn't
 * take the place of what could.
 *
 * @throws what `open` throws the first time
 */
export async function watchCorpus<Opened extends CorpusState>({
  open,
  onOpened,
  onProblem,
  ...files
}: CorpusWatchSettings<Opened>): Promise<CorpusWatch<Opened>> {
  // Before they are opened: what changes meanwhile is opened again.
  const since = await fingerprintFiles(files.paths);
  let current = await open();
  let problem: string | null = null;

  async function openAgain(): Promise<void> {
    try {
      const opened = await open();
      const lost = problemsThatLostArticles(current, opened);
      if (lost.length > 0) return refuse(lost);
      current = opened;
      problem = null;
      onOpened(opened);
    } catch (error) {
      refuse(problemSentences(error));
    }
  }

  function refuse(reasons: readonly string[]): void {
    problem = `The articles have changed and can't be taken as they are: ${reasons.join(' ')}`;
    onProblem(problem);
  }

  return {
    current: () => current,
    problem: () => problem,
    ended: watchFiles({ ...files, since, onChange: openAgain }),
  };
}

/** What opening a corpus came to. */
export interface CorpusState {
  readonly articles: readonly { readonly id: string }[];
  /** A sentence for each file that was passed over. */
  readonly warnings: readonly string[];
}

/**
 * What is newly wrong with files, where articles are gone with it: then somebody has spoilt what was answered from. Empty: all
 * that is gone was taken away, and what is wrong was never answered from.
 */
function problemsThatLostArticles(before: CorpusState, now: CorpusState): readonly string[] {
  const ids = new Set(now.articles.map(({ id }) => id));
  const known = new Set(before.warnings);
  const problems = now.warnings.filter((warning) => !known.has(warning));
  return before.articles.every(({ id }) => ids.has(id)) ? [] : problems;
}

/** Between two looks, in milliseconds. */
const POLL_INTERVAL = 500;

/** A look that took long, at many files or over a network, is followed by a pause so many times as long. */
const POLL_COST_FACTOR = 20;

export interface FileWatch {
  readonly paths: readonly string[];
  /** How the files looked when they were last read, by `fingerprintOf`. */
  readonly since: string;
  /** Awaited, before the files are looked at again. */
  readonly onChange: () => Promise<void>;
  readonly signal: AbortSignal;
  /** Between two looks, in milliseconds; half a second, unless told otherwise. */
  readonly pause?: number;
}

/**
 * Tells when article files have changed and are still: a file that is being written looks different from one look to the next.
 * Resolves when the signal is aborted.
 */
async function watchFiles({
  paths,
  since,
  onChange,
  signal,
  pause = POLL_INTERVAL,
}: FileWatch): Promise<void> {
  let told = since;
  let before = since;
  let rest = pause;
  while (await waitUnlessAborted(rest, signal)) {
    const began = performance.now();
    const seen = await fingerprintFiles(paths);
    rest = Math.max(pause, POLL_COST_FACTOR * (performance.now() - began));
    if (seen !== told && seen === before) {
      told = seen;
      await onChange();
    }
    before = seen;
  }
}

/** Waits; `false` when the signal was aborted meanwhile. */
async function waitUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  // The process may end, should nothing else hold it.
  return setTimeout(milliseconds, true, { signal, ref: false }).catch(() => false);
}

/**
 * What the article files at these paths look like from outside: a text that is another one as soon as a file was added, changed,
 * removed, renamed or replaced. Files aren't opened for it.
 */
async function fingerprintFiles(paths: readonly string[]): Promise<string> {
  try {
    const files = await findArticleFiles(paths);
    return JSON.stringify(await Promise.all(files.map(fingerprintFile)));
  } catch (error) {
    // A folder that is gone looks like nothing else does, too.
    return String(error);
  }
}

async function fingerprintFile({ path, name }: ArticleFile): Promise<readonly (string | number)[]> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return [path, name, size, mtimeMs, ctimeMs, ino];
  } catch {
    return [path, name];
  }
}
