import { CorpusError } from './corpus-error.ts';

/** Two files that would become one article. */
export function sameId(id: string, one: string, other: string): CorpusError {
  return new CorpusError(
    `Two articles have the id "${id}": ${one} and ${other}. Rename one, or, in Markdown, give it an "id" of its own in its front matter.`,
  );
}
