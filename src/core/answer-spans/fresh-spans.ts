import type { Span } from '../answer.ts';
import { foldWord } from '../language/fold-word.ts';
import { isStopWord } from '../language/term-of-word.ts';
import { wordsOf } from '../language/words.ts';
import type { AnswerKind } from '../question/answer-kind.ts';
import { answerSpans } from './answer-spans.ts';

/** The places in a text that may be an answer of a kind and say more than the question's own words. */
export function freshSpans(text: string, kind: AnswerKind, asked: ReadonlySet<string>): Span[] {
  return answerSpans(text, kind).filter(([start, end]) =>
    wordsOf(text.slice(start, end)).some(
      ({ surface }) => !asked.has(foldWord(surface)) && !isStopWord(surface),
    ),
  );
}
