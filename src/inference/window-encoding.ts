import type { Span } from '../core/answering/answer.ts';
import { type Article, type PlacedSentence, sentencesOf } from '../core/article.ts';
import type { Window, WindowLengths, WindowReading } from '../core/ports/reader.ts';
import type { TokenizeText, WordPieces } from './word-pieces.ts';

/** `[CLS]`, which opens the input, and `[SEP]`, which closes the question and the window. */
const CLS = 101;
const SEP = 102;

/** The reader was trained on questions of so many pieces at most; more are left out. */
const MAX_QUESTION_PIECES = 40;

/** A question and a window as the model takes them: `[CLS]` question `[SEP]` window `[SEP]`. */
export interface WindowInput {
  readonly ids: readonly number[];
  /** The place in `ids` of the window's first piece. */
  readonly windowAt: number;
  /** Of each sentence of the window, how many pieces it has. */
  readonly sentenceLengths: readonly number[];
}

/** A window's input, and where its pieces stand: of each sentence the offsets, in its passage's text, of its pieces' words. */
export interface EncodedWindow {
  readonly input: WindowInput;
  readonly words: readonly (readonly Span[])[];
}

export function encodeWindow(question: string, window: Window, toPieces: TokenizeText): EncodedWindow {
  const asked = [CLS, ...toPieces(question).ids.slice(0, MAX_QUESTION_PIECES), SEP];
  const sentences = window.sentences.map((sentence) => sentencePieces(sentence, toPieces));
  return {
    input: {
      ids: [...asked, ...sentences.flatMap(({ ids }) => ids), SEP],
      windowAt: asked.length,
      sentenceLengths: sentences.map(({ ids }) => ids.length),
    },
    words: sentences.map(({ words }) => words),
  };
}

/** The reader was trained on windows of so many pieces at most. */
export const MAX_WINDOW_PIECES = 140;

/** A sentence's pieces, with offsets in its passage's text; of one longer than a window, as many as fit. */
function sentencePieces({ passage, index }: PlacedSentence, toPieces: TokenizeText): WordPieces {
  const { start, end } = passage.sentences[index] ?? { start: 0, end: 0 };
  const { ids, words } = toPieces(passage.text.slice(start, end));
  return {
    ids: ids.slice(0, MAX_WINDOW_PIECES),
    words: words.slice(0, MAX_WINDOW_PIECES).map(([from, to]): Span => [start + from, start + to]),
  };
}

/**
 * Packs consecutive sentences, across paragraphs, into windows as full as they get: "he said" keeps its speaker. A sentence
 * longer than a window is a window of its own.
 */
export function cutIntoWindows(article: Article, toPieces: TokenizeText): WindowLengths {
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

/** What the model makes of one window, as it comes from the worker. */
export interface WindowOutput {
  /** Of each sentence the best span, counted from the sentence's first piece; `null` of one without pieces. */
  readonly spans: readonly (PieceSpan | null)[];
  readonly nothing: readonly [start: number, end: number];
}

/** Finds the spans. @param starts and @param ends the model's logits of every piece of the input, `[CLS]` first, which stands for "nothing here" */
export function decodeLogits(
  { windowAt, sentenceLengths }: WindowInput,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): WindowOutput {
  let from = windowAt;
  const spans = sentenceLengths.map((length) => {
    const span = bestSpan(starts, ends, from, from + length);
    const sentenceAt = from;
    from += length;
    return span && { ...span, first: span.first - sentenceAt, last: span.last - sentenceAt };
  });
  return { spans, nothing: [starts[0] ?? 0, ends[0] ?? 0] };
}

/**
 * The same in offsets of text.
 *
 * @param words of each sentence, where the word of each piece stands in the passage's text
 */
export function toWindowReading(
  { spans, nothing }: WindowOutput,
  words: EncodedWindow['words'],
): WindowReading {
  return {
    sentences: spans.map((span, sentence) => {
      if (span === null) return null;
      const start = words[sentence]?.[span.first]?.[0];
      const end = words[sentence]?.[span.last]?.[1];
      return start === undefined || end === undefined ? null : { span: [start, end], score: span.score };
    }),
    noAnswer: nothing,
  };
}

/** No span reaches further than this many pieces beyond its first. */
const MAX_SPAN_REACH = 30;

/** A span of pieces, both ends in it, by their places in the window. */
export interface PieceSpan {
  readonly first: number;
  readonly last: number;
  /** The logit of starting there and the logit of ending there, added. */
  readonly score: number;
}

/**
 * The best span among the pieces from `from` up to `to`; of equally good ones the first. `null` when there is no piece.
 *
 * @param starts of each piece of the window, the logit that the answer starts there
 * @param ends the same for where it ends
 */
export function bestSpan(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  from: number,
  to: number,
): PieceSpan | null {
  let best: PieceSpan | null = null;
  for (let first = from; first < to; first++) {
    const limit = Math.min(to - 1, first + MAX_SPAN_REACH);
    for (let last = first; last <= limit; last++) {
      const score = (starts[first] ?? 0) + (ends[last] ?? 0);
      if (best === null || score > best.score) best = { first, last, score };
    }
  }
  return best;
}
