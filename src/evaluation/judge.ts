import type { Answer, Quote } from '../core/answer.ts';
import type { TestQuestion } from './question-file.ts';

/** A gold piece that contains the quote must share at least this much of its text with it. */
const MOST_OF_ITS_TEXT = 0.5;

/** What came of one question. */
export interface Verdict {
  readonly kind: string;
  /** Whether the articles hold an answer. */
  readonly answerable: boolean;
  readonly abstained: boolean;
  readonly confidence: number;
  /** Whether the first quote is right; of an abstention, the first of the nearest. */
  readonly bestIsRight: boolean;
  /** From 1, the place of the first right quote of an answer; `null` when none is right. */
  readonly rank: number | null;
  /** UTF-16 units of an answer's first quote. */
  readonly firstLength: number | null;
  readonly milliseconds: number;
}

/** Judges an answer by what would have been right. */
export function judge(answer: Answer, { gold, kind }: TestQuestion, milliseconds: number): Verdict {
  const rank = answer.quotes.findIndex((quote) => isRight(quote, gold)) + 1;
  const best = answer.quotes[0] ?? answer.nearest[0];
  return {
    kind,
    answerable: gold.length > 0,
    abstained: answer.status !== 'answered',
    confidence: answer.confidence,
    bestIsRight: best !== undefined && isRight(best, gold),
    rank: rank === 0 ? null : rank,
    firstLength: answer.quotes[0]?.text.length ?? null,
    milliseconds,
  };
}

/** A quote is right if it contains a gold piece, or a gold piece contains it and they share most of their text. */
function isRight({ text }: Quote, gold: readonly string[]): boolean {
  return gold.some(
    (piece) =>
      text.includes(piece) || (piece.includes(text) && text.length > piece.length * MOST_OF_ITS_TEXT),
  );
}
