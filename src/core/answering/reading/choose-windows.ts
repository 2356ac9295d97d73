import type { ArticleHead } from '../../article.ts';
import type { PlacedSentence, Window } from '../../ports/reader.ts';
import type { WindowReader } from './windows.ts';

/**
 * The windows worth reading, best first: those that hold the sentences which match best; all of them where there are so few.
 *
 * @param ranked sentences, best first
 */
export function windowsToRead(
  ranked: readonly PlacedSentence[],
  { windows, limit }: Pick<WindowReader, 'windows' | 'limit'>,
): Window[] {
  const chosen = new Set<Window>();
  for (const sentence of ranked) {
    if (chosen.size === limit) break;
    chosen.add(windows.windowOf(sentence));
  }
  return [...new Set([...chosen, ...(windows.all.length <= limit ? windows.all : [])])];
}

/** Sentences that score at least this share of the best one's score may be better than it; chosen with `MOST_REREAD`. */
const MIN_SHARE_OF_BEST = 0.8;
/** Of them, so many are read again. */
const MAX_REREAD = 4;

interface ScoredSentence extends PlacedSentence {
  readonly article: ArticleHead;
  readonly score: number;
}

/**
 * The windows that settle which of the best sentences is the best, where it is close: each of those with its neighbours in the
 * passage, and alone. What stands around a sentence sways its score, so that of several readings the mean is surer.
 *
 * @param ranked best first
 * @param windows those that were read; none of them again
 */
export function windowsToReread(ranked: readonly ScoredSentence[], windows: readonly Window[]): Window[] {
  const least = (ranked[0]?.score ?? 0) * MIN_SHARE_OF_BEST;
  const close = ranked.slice(0, MAX_REREAD).filter(({ score }) => score >= least);
  if (close.length < 2) return [];
  const chosen: Window[] = [];
  for (const sentence of close) {
    for (const window of [withNeighbours(sentence), sentenceAlone(sentence)]) {
      if (![...windows, ...chosen].some((other) => isSameWindow(window, other))) chosen.push(window);
    }
  }
  return chosen;
}

/** Three sentences at most: however long, they fit what a reader can take. */
function withNeighbours({ article, passage, index }: ScoredSentence): Window {
  const near = [index - 1, index, index + 1].filter((at) => passage.sentences[at] !== undefined);
  return { article, sentences: near.map((at) => ({ passage, index: at })) };
}

function sentenceAlone({ article, passage, index }: ScoredSentence): Window {
  return { article, sentences: [{ passage, index }] };
}

/** Windows hold consecutive sentences: those that begin alike and hold as many hold the same. */
function isSameWindow(a: Window, b: Window): boolean {
  const [first, other] = [a.sentences[0], b.sentences[0]];
  return (
    a.sentences.length === b.sentences.length &&
    first?.passage === other?.passage &&
    first?.index === other?.index
  );
}
