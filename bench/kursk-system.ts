import { createAsk } from '../src/core/answering/ask.ts';
import { analyseQuestion } from '../src/core/answering/question.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../src/core/answering/reading/windows.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import type { Reader } from '../src/core/ports/reader.ts';
import type { System } from './system.ts';

/** What the package answers. @param reader `null` for the lexical engine */
export function kurskSystem(reader: Reader | null): System {
  return {
    name: reader === null ? 'kursk (lexical)' : 'kursk (reader)',
    isBare: false,
    reads: reader !== null,
    open(articles) {
      const index = createPassageIndex(articles);
      return {
        ask: createAsk(index, {
          publicUrl: null,
          reader: reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles),
        }),
        passages(asked, limit) {
          const question = analyseQuestion(asked);
          if (typeof question === 'string') return [];
          return index.candidates(index.resolveTerms(question), limit).map(({ passage }) => passage);
        },
      };
    },
  };
}
