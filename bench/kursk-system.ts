import { createAsk } from '../src/core/ask.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import { readQuestion } from '../src/core/question/question.ts';
import type { Reader } from '../src/core/reading/reader.ts';
import { createWindowReader, WINDOWS_READ } from '../src/core/reading/window-reader.ts';
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
          reader: reader && createWindowReader(reader, WINDOWS_READ, articles),
        }),
        passages(asked, limit) {
          const question = readQuestion(asked);
          if (typeof question === 'string') return [];
          return index.candidates(index.know(question), limit).map(({ passage }) => passage);
        },
      };
    },
  };
}
