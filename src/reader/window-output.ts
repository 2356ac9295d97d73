import type { WindowReading } from '../core/reading/reader.ts';
import { bestSpan, type PieceSpan } from './best-span.ts';
import type { EncodedWindow, WindowInput } from './window-input.ts';

/** What the model makes of one window, as it comes from the worker. */
export interface WindowOutput {
  /** Of each sentence the best span, counted from the sentence's first piece; `null` of one without pieces. */
  readonly spans: readonly (PieceSpan | null)[];
  readonly nothing: readonly [start: number, end: number];
}

/** Finds the spans. @param starts and @param ends the model's logits of every piece of the input, `[CLS]` first, which stands for "nothing here" */
export function outputOf(
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
export function readingOf({ spans, nothing }: WindowOutput, words: EncodedWindow['words']): WindowReading {
  return {
    sentences: spans.map((span, sentence) => {
      if (span === null) return null;
      const start = words[sentence]?.[span.first]?.[0];
      const end = words[sentence]?.[span.last]?.[1];
      return start === undefined || end === undefined ? null : { span: [start, end], score: span.score };
    }),
    nothing,
  };
}
