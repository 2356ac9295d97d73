import { fingerprintOf } from './fingerprint-of.ts';
import { type CorpusState, lostToBadEdits } from './lost-to-bad-edits.ts';
import { sentencesOf } from './sentences-of.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';

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
  const since = await fingerprintOf(files.paths);
  let current = await open();
  let problem: string | null = null;

  async function openAgain(): Promise<void> {
    try {
      const opened = await open();
      const lost = lostToBadEdits(current, opened);
      if (lost.length > 0) return refuse(lost);
      current = opened;
      problem = null;
      onOpened(opened);
    } catch (error) {
      refuse(sentencesOf(error));
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
