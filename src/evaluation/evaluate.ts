import type { Answer, Quote } from '../core/answering/answer.ts';
import type { Ask } from '../core/answering/ask.ts';
import type { Article } from '../core/article.ts';

/** Articles, and the questions asked of them. */
export interface TestCorpus {
  readonly articles: readonly Article[];
  readonly questions: readonly TestQuestion[];
}

/** A verbatim piece of what would answer a question. */
export interface Gold {
  readonly text: string;
  /** The number of the passage it must be quoted from; `null` when any will do. */
  readonly passage: number | null;
}

/** A question with what would be right. */
export interface TestQuestion {
  readonly question: string;
  /** The question before it, as it was read; empty where there is none. */
  readonly previous: string;
  /** Whether it has an answer; it is right to abstain from any other. */
  readonly answerable: boolean;
  /** None when it isn't answerable, or when what answers it is no passage. */
  readonly gold: readonly Gold[];
  readonly kind: string;
}

/** A question, what was answered, and what that is worth. */
export interface Outcome {
  readonly question: TestQuestion;
  readonly answer: Answer;
  readonly verdict: Verdict;
}

/** Asks every question of its articles in turn and judges the answers. @param now milliseconds, from any start */
export async function evaluate(
  corpora: readonly TestCorpus[],
  askFrom: (articles: readonly Article[]) => Ask,
  now: () => number,
  onProgress: (done: number) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { articles, questions } of corpora) {
    const ask = askFrom(articles);
    for (const question of questions) {
      const start = now();
      const answer = await ask(question.question, { previous: question.previous });
      outcomes.push({ question, answer, verdict: judgeAnswer(answer, question, now() - start) });
      onProgress(outcomes.length);
    }
  }
  return outcomes;
}

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
export function judgeAnswer(
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

/** A gold piece that contains the quote must share at least this much of its text with it. */
const MIN_SHARED_TEXT = 0.5;

/**
 * A quote is right if it contains a gold piece, or a gold piece contains it and they share most of their text; from
 * the piece's own passage, where that is known.
 */
export function isRight({ text, passage }: Pick<Quote, 'text' | 'passage'>, gold: readonly Gold[]): boolean {
  return gold.some(
    (piece) =>
      (piece.passage === null || piece.passage === passage) &&
      (text.includes(piece.text) ||
        (piece.text.includes(text) && text.length > piece.text.length * MIN_SHARED_TEXT)),
  );
}
