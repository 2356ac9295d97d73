import type { Reader } from '../../src/core/reading/reader.ts';
import { createWindowReader, WINDOWS_READ } from '../../src/core/reading/window-reader.ts';
import { byKind } from '../../src/evaluation/by-kind.ts';
import { evaluate } from '../../src/evaluation/evaluate.ts';
import { measure } from '../../src/evaluation/measures.ts';
import type { TestCorpus } from '../../src/evaluation/test-corpus.ts';
import { askOf } from './ask-of.ts';

/** How good the answers to these questions are, over all and by kind. @param reader `null`: they are found lexically */
export async function measureAnswers(corpora: readonly TestCorpus[], reader: Reader | null = null) {
  const outcomes = await evaluate(
    corpora,
    (articles) => askOf(articles, { reader: reader && createWindowReader(reader, WINDOWS_READ, articles) }),
    () => 0,
    () => {},
  );
  return byKind(
    outcomes.map(({ verdict }) => verdict),
    ({ kind }) => kind,
    measure,
  );
}
