import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

/** Asks whoever types a question; anything but a yes is a no, the end of the input too. */
export async function confirm(
  { input, errors }: Pick<Terminal, 'input' | 'errors'>,
  question: string,
): Promise<boolean> {
  const lines = createInterface({ input, output: errors });
  const ended = new AbortController();
  lines.once('close', () => ended.abort());
  try {
    const answer = await lines.question(`${question} [y/N] `, { signal: ended.signal });
    return /^y(?:es)?$/i.test(answer.trim());
  } catch {
    return false;
  } finally {
    lines.close();
  }
}
