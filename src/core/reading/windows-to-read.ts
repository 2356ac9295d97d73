import type { PlacedSentence, Window } from './window.ts';
import type { WindowReader } from './window-reader.ts';

/**
 * The windows worth reading, best first: those that hold the sentences which match best; all of them where there are so few.
 *
 * @param ranked sentences, best first
 */
export function windowsToRead(
  ranked: readonly PlacedSentence[],
  { windows, limit }: Pick<WindowReader, 'windows' | 'limit'>,
): Window[] {
  const chosen = new Set<Window>();
  for (const sentence of ranked) {
    if (chosen.size === limit) break;
    chosen.add(windows.holding(sentence));
  }
  return [...new Set([...chosen, ...(windows.all.length <= limit ? windows.all : [])])];
}
