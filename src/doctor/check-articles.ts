import type { OpenedLibrary } from './doctor-parts.ts';
import type { Finding } from './finding.ts';
import { mendArticles } from './mend-articles.ts';
import { unopened } from './unopened.ts';

/** How many of the files that were passed over are told. */
const MOST_TOLD = 5;

/** Whether the articles can be read, and all of them. @param areInDatabase with `RETRIEVER=postgres` */
export async function checkArticles(
  open: () => Promise<OpenedLibrary>,
  areInDatabase: boolean,
): Promise<Finding> {
  try {
    const { library, warnings } = await open();
    const { articles } = library;
    const passages = articles.reduce((sum, { size }) => sum + size, 0);
    const found = `There ${articles.length === 1 ? 'is 1 article' : `are ${articles.length} articles`} with ${passages} ${passages === 1 ? 'passage' : 'passages'}.`;
    if (warnings.length === 0) return { status: 'ok', found };
    const rest = warnings.length - MOST_TOLD;
    const told = [...warnings.slice(0, MOST_TOLD), ...(rest > 0 ? [`and ${rest} more`] : [])];
    return {
      status: 'warn',
      found: `${found} Not all is well: ${told.join('; ')}.`,
      fix: mendArticles(areInDatabase),
    };
  } catch (error) {
    return unopened(error);
  }
}
