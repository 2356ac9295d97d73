import type { Config } from '../config.ts';
import { type Ask, createAskBy } from '../core/ask.ts';
import type { Library } from '../core/library.ts';
import { rememberAnswers } from '../core/remember-answers.ts';
import { type Suggestions, suggest } from '../core/suggestions/suggest.ts';
import type { Retriever } from '../retriever/open-retriever.ts';
import type { Shelf } from '../retriever/read-shelf.ts';
import { signOfThisProcess } from '../system/sign-of-this-process.ts';

/**
 * What a bot answers from: articles that a database holds, as the configuration has it.
 *
 * @param shelf what it holds now
 * @param patience how long the reader may take for an answer, in milliseconds
 */
export function retrievedLibrary(
  retriever: Pick<Retriever, 'article' | 'lookUp'>,
  shelf: Shelf,
  { publicUrl, leastConfidence }: Pick<Config, 'publicUrl' | 'leastConfidence'>,
  patience: number,
): Library {
  const askFrom = (ids: readonly string[] | null): Ask => {
    const ask = createAskBy(retriever.lookUp(shelf, ids), { publicUrl, leastConfidence });
    return rememberAnswers((question, options) => ask(question, { patience, ...options }), signOfThisProcess);
  };
  const askAll = askFrom(null);
  let suggestions: Suggestions | null = null;
  return {
    articles: shelf.articles,
    article: (id) => retriever.article(id, shelf),
    askFrom: (ids) => (ids === null ? askAll : askFrom(ids)),
    suggestions: () => {
      suggestions ??= suggest(shelf.sample);
      return suggestions;
    },
  };
}
