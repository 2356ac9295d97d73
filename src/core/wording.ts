import type { InvalidReason } from './answer.ts';
import { MAX_QUESTION_LENGTH } from './question/question.ts';

/** The words that people who ask get to read. */
export const wording = {
  notInCorpus: 'The articles don’t say.',
  nearest: 'The closest passages, to read on; they are not an answer:',
  invalid: {
    empty: 'There is nothing to look up in that question: it has no word in it.',
    'too-long': `That question is too long: the limit is ${MAX_QUESTION_LENGTH} characters.`,
  } satisfies Record<InvalidReason, string>,
} as const;
