import { basename } from 'node:path';
import { nameOfFile } from '../corpus/name-of-file.ts';
import type { Candidate } from './read-source.ts';

const LONGEST = 80;

/**
 * What to call the file of an article: as its title, or as the file it came from.
 *
 * @param isTaken whether another article has this id or file name
 */
export function fileNameFor(
  { source, article }: Pick<Candidate, 'source' | 'article'>,
  isTaken: (id: string) => boolean,
): string {
  // In a file's name, what follows a dot would be its ending.
  const name = source.url === null ? basename(source.name) : `${article.title.replaceAll(/[./\\]/g, ' ')}.md`;
  const stem = Array.from(nameOfFile(name).id).slice(0, LONGEST).join('').replace(/-$/, '');
  let id = stem;
  for (let number = 2; isTaken(id); number++) id = `${stem}-${number}`;
  return `${id}.md`;
}
