import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type ArticleFile, findArticleFiles } from './article-files.ts';
import { problemSentences } from './corpus-error.ts';

/**
 * Keeps what is answered from up to date with the article files. It polls, as file events can't be relied on over network mounts
 * and in containers. A change is taken up once the files are the same in two polls, so that a file in the middle of being written
 * isn't read. A corpus that can't be opened, or that has lost articles to a bad edit, never replaces a good one.
 */
export interface CorpusWatchSettings<Opened extends CorpusState>
  extends Pick<FileWatch, 'paths' | 'signal' | 'pollInterval'> {
  /** Opens the corpus as its files are now. */
  readonly open: () => Promise<Opened>;
  /** Called with the corpus that replaces the one before it. */
  readonly onOpened: (opened: Opened) => void;
  /** Called, with a sentence for operators, when a change is not taken up. */
  readonly onProblem: (problem: string) => void;
}

export interface CorpusWatch<Opened> {
  /** The last good corpus. */
  readonly current: () => Opened;
  /** Why the current corpus isn't that of the files as they are now; `null` when it is. */
  readonly problem: () => string | null;
  /** Resolves when watching has ended, after the signal was aborted. */
  readonly ended: Promise<void>;
}

/** What opening a corpus resulted in. */
export interface CorpusState {
  readonly articles: readonly { readonly id: string }[];
  /** A sentence for each file that was skipped. */
  readonly skipped: readonly string[];
}

/** Opens a corpus, and opens it again whenever its files have changed. @throws what `open` throws the first time */
export async function watchCorpus<Opened extends CorpusState>({
  open,
  onOpened,
  onProblem,
  ...files
}: CorpusWatchSettings<Opened>): Promise<CorpusWatch<Opened>> {
  // Taken before the first opening, so that a change during it is noticed.
  const since = await fingerprintFiles(files.paths);
  let current = await open();
  let problem: string | null = null;

  async function reopen(): Promise<void> {
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
    ended: watchFiles({ ...files, since, onChange: reopen }),
  };
}

/**
 * Why files were skipped that weren't before, if articles are gone at the same time: then a bad edit has broken an article that was answered from. Empty when
 * all articles are still there, or when those that are gone were removed and no file has become bad.
 */
function problemsThatLostArticles(before: CorpusState, now: CorpusState): readonly string[] {
  const ids = new Set(now.articles.map(({ id }) => id));
  const known = new Set(before.skipped);
  const problems = now.skipped.filter((problem) => !known.has(problem));
  return before.articles.every(({ id }) => ids.has(id)) ? [] : problems;
}

/** In milliseconds. */
const POLL_INTERVAL = 500;

/** A slow poll, of many files or over a network, is followed by a pause this many times as long. */
const POLL_COST_FACTOR = 20;

interface FileWatch {
  readonly paths: readonly string[];
  /** The fingerprint of the files when they were last read. */
  readonly since: string;
  /** Awaited before the next poll. */
  readonly onChange: () => Promise<void>;
  readonly signal: AbortSignal;
  /** In milliseconds. */
  readonly pollInterval?: number;
}

/** Resolves when the signal is aborted. */
async function watchFiles({
  paths,
  since,
  onChange,
  signal,
  pollInterval = POLL_INTERVAL,
}: FileWatch): Promise<void> {
  let reported = since;
  let before = since;
  let pause = pollInterval;
  while (await waitUnlessAborted(pause, signal)) {
    const start = performance.now();
    const seen = await fingerprintFiles(paths);
    pause = Math.max(pollInterval, POLL_COST_FACTOR * (performance.now() - start));
    if (seen !== reported && seen === before) {
      reported = seen;
      await onChange();
    }
    before = seen;
  }
}

/** Waits; `false` when the signal was aborted meanwhile. */
async function waitUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  // Unreferenced: the watch alone doesn't keep the process running.
  return setTimeout(milliseconds, true, { signal, ref: false }).catch(() => false);
}

/**
 * A text that differs as soon as an article file was added, changed, removed, renamed or replaced. Made of file metadata alone: no
 * file is opened.
 */
async function fingerprintFiles(paths: readonly string[]): Promise<string> {
  try {
    const { files, leftOut } = await findArticleFiles(paths);
    // Pictures and programs come and go without a word.
    const missed = leftOut.filter(({ reason }) => reason !== 'other' && reason !== 'generator');
    return JSON.stringify([missed, await Promise.all(files.map(fingerprintFile))]);
  } catch (error) {
    // A missing folder has a fingerprint of its own, too.
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
