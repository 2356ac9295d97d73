import { analyseQuestion, type Question } from '../../src/core/answering/question.ts';

/** A question that can be looked up. */
export function questionOf(text: string): Question {
  const question = analyseQuestion(text);
  if (typeof question === 'string') throw new Error(`A sample question is ${question}: ${text}`);
  return question;
}
