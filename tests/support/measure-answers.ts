import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../../src/core/answering/reading/windows.ts';
import type { Reader } from '../../src/core/ports/reader.ts';
import { evaluate, type TestCorpus } from '../../src/evaluation/evaluate.ts';
import { byKind, measure } from '../../src/evaluation/measures.ts';
import { askOf } from './ask-of.ts';

/** How good the answers to these questions are, over all and by kind. @param reader `null`: they are found lexically */
export async function measureAnswers(corpora: readonly TestCorpus[], reader: Reader | null = null) {
  const outcomes = await evaluate(
    corpora,
    (articles) =>
      askOf(articles, { reader: reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles) }),
    () => 0,
    () => {},
  );
  return byKind(
    outcomes.map(({ verdict }) => verdict),
    ({ kind }) => kind,
    measure,
  );
}
