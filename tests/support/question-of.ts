import { type Question, readQuestion } from '../../src/core/question/question.ts';

/** A question that can be looked up. */
export function questionOf(text: string): Question {
  const question = readQuestion(text);
  if (typeof question === 'string') throw new Error(`A sample question is ${question}: ${text}`);
  return question;
}
