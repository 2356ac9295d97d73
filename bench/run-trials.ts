import type { Quote } from '../src/core/answering/answer.ts';
import type { Article, Passage } from '../src/core/article.ts';
import { evaluate, type Outcome, type TestCorpus } from '../src/evaluation/evaluate.ts';
import type { Gold } from '../src/evaluation/judge.ts';
import type { System } from './systems.ts';

/** So many of the best passages are looked at. */
const FIRST_PASSAGES = 8;

/** What a system made of one question, and how far it got. */
export interface Trial extends Outcome {
  /** What is quoted first, of an abstention the nearest. */
  readonly first: Quote | undefined;
  /** Whether that is from a right passage, if perhaps another sentence of it. */
  readonly isFirstFromRightPassage: boolean;
  /** Whether a right passage is among the first eight. */
  readonly isAmongFirstEight: boolean;
}

/** Asks a system every question. */
export async function runTrials(
  system: System,
  corpora: readonly TestCorpus[],
  onProgress: (done: number) => void,
): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const corpus of corpora) {
    const { ask, passages } = await system.open(corpus.articles);
    const done = trials.length;
    const outcomes = await evaluate(
      [corpus],
      () => ask,
      () => performance.now(),
      (further) => onProgress(done + further),
    );
    for (const outcome of outcomes) {
      const { gold, question } = outcome.question;
      const first = outcome.answer.quotes[0] ?? outcome.answer.nearest[0];
      const quoted = passageOf(first, corpus.articles);
      trials.push({
        ...outcome,
        first,
        isFirstFromRightPassage: quoted !== undefined && holdsGold(quoted, gold),
        isAmongFirstEight: (await passages(question, FIRST_PASSAGES)).some((passage) =>
          holdsGold(passage, gold),
        ),
      });
    }
  }
  return trials;
}

function passageOf(quote: Quote | undefined, articles: readonly Article[]): Passage | undefined {
  return articles.find(({ id }) => id === quote?.article.id)?.passages[(quote?.passage ?? 0) - 1];
}

function holdsGold({ number, text }: Passage, gold: readonly Gold[]): boolean {
  return gold.some((piece) =>
    piece.passage === null ? text.includes(piece.text) : piece.passage === number,
  );
}
