import { readFile } from 'node:fs/promises';
import type { Article } from '../../src/core/article.ts';
import type { Engine } from './engine.ts';

/** How long it takes until an index that was saved in a file can be asked. In milliseconds. */
export async function measureStartUp(
  engine: Engine,
  articles: readonly Article[],
  file: string,
): Promise<number> {
  const start = performance.now();
  await engine.restore(await readFile(file), articles);
  return performance.now() - start;
}
