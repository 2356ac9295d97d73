import type { ArticleHead, PlacedSentence } from '../../article.ts';
import type { Window } from '../../ports/reader.ts';
import type { WindowReader } from './windows.ts';

/**
 * The windows to read for a question, best first: those of the best sentences; all of them when they are no more than the limit.
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

/** A sentence with at least this share of the best score may be the best one. Chosen together with `MAX_REREAD`. */
const MIN_SHARE_OF_BEST = 0.8;
/** The most sentences that are read again. */
const MAX_REREAD = 4;

interface ScoredSentence extends PlacedSentence {
  readonly article: ArticleHead;
  readonly score: number;
}

/**
 * The windows to read again when the best sentences are close: each of these sentences with its neighbours in the passage, and
 * alone. The text around a sentence sways its score, so the mean of several readings is more certain.
 *
 * @param ranked best first
 * @param windows those that were read; none is returned again
 */
export function windowsToReread(ranked: readonly ScoredSentence[], windows: readonly Window[]): Window[] {
  const minScore = (ranked[0]?.score ?? 0) * MIN_SHARE_OF_BEST;
  const close = ranked.slice(0, MAX_REREAD).filter(({ score }) => score >= minScore);
  if (close.length < 2) return [];
  const chosen: Window[] = [];
  for (const sentence of close) {
    for (const window of [withNeighbours(sentence), sentenceAlone(sentence)]) {
      if (![...windows, ...chosen].some((other) => isSameWindow(window, other))) chosen.push(window);
    }
  }
  return chosen;
}

/** Three sentences at most: however long they are, they fit into a window. */
function withNeighbours({ article, passage, index }: ScoredSentence): Window {
  const near = [index - 1, index, index + 1].filter((at) => passage.sentences[at] !== undefined);
  return { article, sentences: near.map((at) => ({ passage, index: at })) };
}

function sentenceAlone({ article, passage, index }: ScoredSentence): Window {
  return { article, sentences: [{ passage, index }] };
}

/** The sentences of a window are consecutive, so the first one and the length tell windows apart. */
function isSameWindow(a: Window, b: Window): boolean {
  const [first, other] = [a.sentences[0], b.sentences[0]];
  return (
    a.sentences.length === b.sentences.length &&
    first?.passage === other?.passage &&
    first?.index === other?.index
  );
}
