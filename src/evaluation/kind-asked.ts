import { readQuestion } from '../core/question/question.ts';

const OTHER = 'other';

/** The kind of answer a question asks for, as the engine reads it. */
export function kindAsked(question: string): string {
  const read = readQuestion(question);
  return typeof read === 'string' ? OTHER : read.kind;
}
