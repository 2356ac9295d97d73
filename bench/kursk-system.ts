import { createAsk } from '../src/core/ask.ts';
import { createPassageIndex } from '../src/core/index/passage-index.ts';
import { readQuestion } from '../src/core/question/question.ts';
import type { System } from './system.ts';

/** What the package answers. */
export const kurskSystem: System = {
  name: 'kursk (lexical)',
  isBare: false,
  open(articles) {
    const index = createPassageIndex(articles);
    return {
      ask: createAsk(index, { publicUrl: null }),
      passages(asked, limit) {
        const question = readQuestion(asked);
        if (typeof question === 'string') return [];
        return index.candidates(index.know(question), limit).map(({ passage }) => passage);
      },
    };
  },
};
