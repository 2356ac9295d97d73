import fc from 'fast-check';
import { expect } from 'vitest';
import type { Ask } from '../../src/core/answering/ask.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../../src/core/answering/reading/windows.ts';
import { type Message, questionIn } from '../../src/core/bot/message.ts';
import { libraryOf } from './bot-of.ts';
import { askOf } from './evaluation.ts';
import { MILL } from './mill-talk.ts';
import { openTestReader } from './open-test-reader.ts';

/** A platform's notation. */
interface Decorations {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Of a word, which stands for `$`. */
  readonly around: readonly string[];
}

/** Reading takes a while, and lookups by words tell most differences. */
const READ_RUNS = 15;

/** Expects a question to have the same answer with the same confidence, however it is decorated. @param read reads a message's text */
export async function expectSameAnswerDecorated(
  decorations: Decorations,
  read: (text: string) => Message,
): Promise<void> {
  await expectSame(libraryOf([MILL]).askFrom(null), decorations, read);
}

/** The same of answers that a reader finds. */
export async function expectSameReadingDecorated(
  decorations: Decorations,
  read: (text: string) => Message,
): Promise<void> {
  const reader = createWindowReader(await openTestReader(), DEFAULT_WINDOW_LIMIT, [MILL]);
  await expectSame(askOf([MILL], { reader }), decorations, read, { numRuns: READ_RUNS });
}

async function expectSame(
  ask: Ask,
  { before, after, around }: Decorations,
  read: (text: string) => Message,
  parameters: fc.Parameters<unknown> = {},
): Promise<void> {
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
    parameters,
  );
}
