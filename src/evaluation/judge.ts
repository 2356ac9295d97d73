import type { Answer } from '../core/answer.ts';
import { isRight } from './is-right.ts';
import type { TestQuestion } from './test-question.ts';

/** What came of one question. */
export interface Verdict {
  readonly kind: string;
  readonly answerable: boolean;
  readonly abstained: boolean;
  readonly confidence: number;
  /** From 1, the place of the first right one among the quotes, or, of an abstention, among the nearest; `null`: none is. */
  readonly place: number | null;
  /** UTF-16 units of an answer's first quote. */
  readonly firstLength: number | null;
  readonly milliseconds: number;
}

/** Judges an answer by what would have been right. */
export function judge(
  answer: Answer,
  { answerable, gold, kind }: TestQuestion,
  milliseconds: number,
): Verdict {
  const found = answer.status === 'answered' ? answer.quotes : answer.nearest;
  const place = found.findIndex((quote) => isRight(quote, gold)) + 1;
  return {
    kind,
    answerable,
    abstained: answer.status !== 'answered',
    confidence: answer.confidence,
    place: place === 0 ? null : place,
    firstLength: answer.quotes[0]?.text.length ?? null,
    milliseconds,
  };
}
