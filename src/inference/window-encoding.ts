import type { Span } from '../core/answering/answer.ts';
import { type Article, type PlacedSentence, sentencesOf } from '../core/article.ts';
import type { Window, WindowLengths, WindowReading } from '../core/ports/reader.ts';
import { CLS, SEP } from './text-encoding.ts';
import type { TokenizeText, WordPieces } from './word-pieces.ts';

/*
 * Translates between the house's windows and the model's tensors: packs sentences into windows, encodes a question and a window as ids
 * of word pieces, decodes the best span of each sentence from the logits, and turns spans of pieces into offsets of text.
 */

/** As in training. A longer question is truncated. */
const MAX_QUESTION_PIECES = 40;

/** The model's input: `[CLS]` question `[SEP]` window `[SEP]`. */
export interface WindowInput {
  readonly ids: readonly number[];
  /** The index in `ids` of the window's first piece. */
  readonly windowStart: number;
  /** The number of pieces of each sentence of the window. */
  readonly sentenceLengths: readonly number[];
}

/** A window's input, and for each piece of each sentence the span of its word in the passage's text. */
export interface EncodedWindow {
  readonly input: WindowInput;
  readonly wordSpans: readonly (readonly Span[])[];
}

export function encodeWindow(question: string, window: Window, tokenize: TokenizeText): EncodedWindow {
  const start = [CLS, ...tokenize(question).ids.slice(0, MAX_QUESTION_PIECES), SEP];
  const sentences = window.sentences.map((sentence) => sentencePieces(sentence, tokenize));
  return {
    input: {
      ids: [...start, ...sentences.flatMap(({ ids }) => ids), SEP],
      windowStart: start.length,
      sentenceLengths: sentences.map(({ ids }) => ids.length),
    },
    wordSpans: sentences.map(({ wordSpans }) => wordSpans),
  };
}

/** As in training. */
export const MAX_WINDOW_PIECES = 140;

/** A sentence's pieces, with spans in its passage's text. A sentence longer than a window is truncated. */
function sentencePieces({ passage, index }: PlacedSentence, tokenize: TokenizeText): WordPieces {
  const { start, end } = passage.sentences[index] ?? { start: 0, end: 0 };
  const { ids, wordSpans } = tokenize(passage.text.slice(start, end));
  return {
    ids: ids.slice(0, MAX_WINDOW_PIECES),
    wordSpans: wordSpans.slice(0, MAX_WINDOW_PIECES).map(([from, to]): Span => [start + from, start + to]),
  };
}

/**
 * Packs consecutive sentences into windows that are as full as possible, across paragraphs, so that "he said" keeps its speaker. A
 * sentence longer than a window is a window of its own.
 */
export function cutIntoWindows(article: Article, tokenize: TokenizeText): WindowLengths {
  const lengths: number[] = [];
  let room = 0;
  for (const sentence of sentencesOf(article)) {
    const { length } = sentencePieces(sentence, tokenize).ids;
    if (lengths.length === 0 || length > room) {
      lengths.push(0);
      room = MAX_WINDOW_PIECES;
    }
    room -= length;
    lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + 1;
  }
  return lengths;
}

/** The model's decoded output for one window. Plain data, for the way from the worker. */
export interface WindowOutput {
  /** The best span of each sentence, counted from the sentence's first piece; `null` for a sentence without pieces. */
  readonly spans: readonly (PieceSpan | null)[];
  /** The logits of `[CLS]`, which stand for "no answer here". */
  readonly noAnswer: readonly [start: number, end: number];
}

/** @param starts and @param ends the model's logits for every piece of the input */
export function decodeLogits(
  { windowStart, sentenceLengths }: WindowInput,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): WindowOutput {
  let from = windowStart;
  const spans = sentenceLengths.map((length) => {
    const span = bestSpan(starts, ends, from, from + length);
    const sentenceStart = from;
    from += length;
    return span && { ...span, first: span.first - sentenceStart, last: span.last - sentenceStart };
  });
  return { spans, noAnswer: [starts[0] ?? 0, ends[0] ?? 0] };
}

/** Turns spans of pieces into offsets in the passages' texts. */
export function toWindowReading(
  { spans, noAnswer }: WindowOutput,
  wordSpans: EncodedWindow['wordSpans'],
): WindowReading {
  return {
    sentences: spans.map((span, sentence) => {
      if (span === null) return null;
      const start = wordSpans[sentence]?.[span.first]?.[0];
      const end = wordSpans[sentence]?.[span.last]?.[1];
      return start === undefined || end === undefined ? null : { span: [start, end], score: span.score };
    }),
    noAnswer,
  };
}

/** The most pieces of a span after its first. */
const MAX_SPAN_REACH = 30;

/** A span of pieces, with inclusive ends. */
export interface PieceSpan {
  readonly first: number;
  readonly last: number;
  /** The sum of the logits of its start and of its end. */
  readonly score: number;
}

/**
 * The best span among the pieces from `from` up to, but not including, `to`; the first of equally good ones. `null`: there are no
 * pieces.
 *
 * @param starts the logit of each piece that the answer starts there
 * @param ends the logit of each piece that the answer ends there
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
