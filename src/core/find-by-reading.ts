import { CANDIDATES } from './candidates.ts';
import type { Finding } from './finding.ts';
import type { Candidate, Lookup } from './index/lookup.ts';
import { judged } from './judged.ts';
import type { Question } from './question/question.ts';
import { respelt } from './question/respelt.ts';
import { rankSentences } from './ranking/rank-sentences.ts';
import { RANKING } from './ranking/ranking-weights.ts';
import { type ReadSentences, readSentences } from './reading/read-sentences.ts';
import type { WindowReading } from './reading/reader.ts';
import type { Window } from './reading/window.ts';
import type { WindowReader } from './reading/window-reader.ts';
import { windowsToRead } from './reading/windows-to-read.ts';
import { windowsToReread } from './reading/windows-to-reread.ts';

/**
 * Looks a question up in the index, and reads what it finds, the closest again. `null` where the reader can't in time, or there is nothing to read.
 *
 * @param limit of quotes
 * @param patience how long the reader may take, in milliseconds
 */
export async function findByReading(
  question: Question,
  index: Lookup,
  reader: WindowReader,
  limit: number,
  patience: number,
): Promise<Finding | null> {
  const terms = index.know(question);
  if (terms.length === 0) return null;
  const matching = index.candidates(terms, CANDIDATES.reader);
  const windows = windowsToRead(rankSentences(matching, question, terms, RANKING.lexical), reader);
  if (windows.length === 0) return null;
  const ranking = (all: readonly Window[], readings: readonly WindowReading[]) => {
    const read = readSentences(all, readings);
    const candidates = candidatesRead(read, matching, index);
    return { candidates, ranked: rankSentences(candidates, question, terms, RANKING.reader, read) };
  };
  let again: readonly Window[] = [];
  const readings = await reader.read(respelt(question, index.spell), windows, patience, (first) => {
    again = windowsToReread(ranking(windows, first).ranked, windows);
    return again;
  });
  if (readings === null) return null;
  return judged({ engine: 'reader', question, terms, ...ranking([...windows, ...again], readings) }, limit);
}

/** The passages that were read: those that match, best first, and then those beside them. */
function candidatesRead(
  { places }: ReadSentences,
  matching: readonly Candidate[],
  index: Lookup,
): Candidate[] {
  const read = new Set(places.map(({ passage }) => passage));
  const known = new Set(matching.map(({ passage }) => passage));
  return [
    ...matching.filter(({ passage }) => read.has(passage)),
    ...places.flatMap(({ article, passage }) =>
      known.has(passage) ? [] : [index.unmatched(article, passage)],
    ),
  ];
}
