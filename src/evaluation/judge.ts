import type { Answer, Quote } from '../core/answering/answer.ts';

/** A verbatim piece of text that answers a question. */
export interface Gold {
  readonly text: string;
  /** The number of the passage that must be quoted; `null` when any will do. */
  readonly passage: number | null;
}

/** What is right for a question. */
export interface Expected {
  /** Whether it has an answer. If not, it is right to abstain. */
  readonly answerable: boolean;
  /** None when the question isn't answerable, or when no passage has the answer. */
  readonly gold: readonly Gold[];
  readonly kind: string;
}

/** What one answer is worth. */
export interface Verdict {
  readonly kind: string;
  readonly answerable: boolean;
  /** Whether it is an answer: it is neither unsure nor an abstention. */
  readonly answered: boolean;
  readonly abstained: boolean;
  readonly confidence: number;
  /** The rank, from 1, of the first right quote; in an abstention, among the nearest. `null` when none is right. */
  readonly rank: number | null;
  /** The length of the first quote, in UTF-16 units; `null` for an abstention. */
  readonly firstLength: number | null;
  readonly milliseconds: number;
}

export function judgeAnswer(
  answer: Answer,
  { answerable, gold, kind }: Expected,
  milliseconds: number,
): Verdict {
  const abstained = answer.quotes.length === 0;
  const quotes = abstained ? answer.nearest : answer.quotes;
  const rank = quotes.findIndex((quote) => isRight(quote, gold)) + 1;
  return {
    kind,
    answerable,
    answered: answer.status === 'answered',
    abstained,
    confidence: answer.confidence,
    rank: rank === 0 ? null : rank,
    firstLength: answer.quotes[0]?.text.length ?? null,
    milliseconds,
  };
}

/** A quote that is only a part of a gold piece must be more than this share of it. */
const MIN_SHARED_TEXT = 0.5;

/** Whether a quote contains a gold piece, or is most of one; and is from the piece's passage, where that is known. */
export function isRight({ text, passage }: Pick<Quote, 'text' | 'passage'>, gold: readonly Gold[]): boolean {
  return gold.some(
    (piece) =>
      (piece.passage === null || piece.passage === passage) &&
      (text.includes(piece.text) ||
        (piece.text.includes(text) && text.length > piece.text.length * MIN_SHARED_TEXT)),
  );
}
