import { createInterface } from 'node:readline';
import type { Answer } from '../../../core/answering/answer.ts';
import { type Terminal, write } from '../terminal.ts';

/**
 * Answers every line of the input as it comes, one answer a line or block, in the order asked.
 *
 * @returns how many questions there were, and how many of them were refused
 */
export async function answerLines(
  terminal: Terminal,
  ask: (question: string) => Promise<Answer>,
  render: (answer: Answer) => string | Promise<string>,
): Promise<{ asked: number; refused: number }> {
  let asked = 0;
  let refused = 0;
  for await (const line of createInterface({ input: terminal.input, crlfDelay: Infinity })) {
    const answer = await ask(line);
    asked += 1;
    if (answer.status === 'invalid-question') refused += 1;
    await write(terminal.output, await render(answer));
  }
  return { asked, refused };
}
