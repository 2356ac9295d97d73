import { asks } from '../language/asks.ts';
import { MAX_QUESTION_LENGTH } from '../question/question.ts';

/** Where a sentence ends, or a line. */
const BREAK = /(?<=[.!?…])\s+|\n+/u;

/** What a message asks: all of it, or of one too long for a question the last sentence that asks; else all of it still. */
export function questionIn(message: string): string {
  if (message.trim().length <= MAX_QUESTION_LENGTH) return message;
  const sentences = message.split(BREAK).map((sentence) => sentence.trim());
  return (
    sentences.findLast((sentence) => asks(sentence) && sentence.length <= MAX_QUESTION_LENGTH) ?? message
  );
}
