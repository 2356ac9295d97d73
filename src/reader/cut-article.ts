import type { Article } from '../core/article.ts';
import type { Cut } from '../core/reading/reader.ts';
import { sentencesOf } from '../core/reading/windows.ts';
import { MAX_WINDOW_PIECES, sentencePieces } from './sentence-pieces.ts';
import type { ToPieces } from './word-pieces.ts';

/**
 * Packs consecutive sentences, across paragraphs, into windows as full as they get: "he said" keeps its speaker. A sentence
 * longer than a window is a window of its own.
 */
export function cutArticle(article: Article, toPieces: ToPieces): Cut {
  const cut: number[] = [];
  let room = 0;
  for (const sentence of sentencesOf(article)) {
    const { length } = sentencePieces(sentence, toPieces).ids;
    if (cut.length === 0 || length > room) {
      cut.push(0);
      room = MAX_WINDOW_PIECES;
    }
    room -= length;
    cut[cut.length - 1] = (cut.at(-1) ?? 0) + 1;
  }
  return cut;
}
