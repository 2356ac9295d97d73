import fc from 'fast-check';
import { expect } from 'vitest';
import { type Message, questionIn } from '../../src/core/bot/message.ts';
import { libraryOf } from './bot-of.ts';
import { MILL } from './mill-talk.ts';

/** A platform's notation. */
interface Decorations {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Of a word, which stands for `$`. */
  readonly around: readonly string[];
}

/** Expects a question to have the same answer with the same confidence, however it is decorated. @param read reads a message's text */
export async function expectSameAnswerDecorated(
  { before, after, around }: Decorations,
  read: (text: string) => Message,
): Promise<void> {
  const ask = libraryOf([MILL]).askFrom(null);
  const words = ['Who', 'runs', 'the', 'mill'];
  const plain = await ask('Who runs the mill?');
  const marks = fc.constantFrom(...around);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...before),
      fc.tuple(marks, marks, marks, marks),
      fc.constantFrom(...after),
      async (first, chosen, last) => {
        const marked = words.map((word, place) => (chosen[place] ?? '$').replace('$', word));
        const answer = await ask(questionIn(read(`${first}${marked.join(' ')}?${last}`)));
        expect({ ...answer, question: '' }).toEqual({ ...plain, question: '' });
      },
    ),
  );
}
