/**
 * Finds the quotes for a question with one of two engines.
 *
 * - `lexical`: the index retrieves candidate passages, and their sentences are ranked by how well they match the question.
 * - `reader`: the index retrieves more candidates. The reader reads the windows around their best sentences, and reads again
 *   where the best are close. The sentences that were read are re-ranked by match and reading.
 *
 * The lexical engine answers when there is no reader, when it is too slow, or when there is nothing to read. In both, the best
 * sentences become quotes, and the confidence is estimated from the features of the first.
 */

import type { KnownTerm } from '../index/known-terms.ts';
import type { Candidate, SearchIndex } from '../index/search-index.ts';
import type { Window, WindowReading } from '../ports/reader.ts';
import type { Engine } from './answer.ts';
import { type ConfidenceFeatures, confidenceFeaturesOf, confidenceOf } from './confidence.ts';
import { CONFIDENCE_WEIGHTS } from './confidence-weights.ts';
import { correctSpelling, type Question } from './question.ts';
import { type ChosenQuote, chooseQuotes } from './quotes.ts';
import { type RankedSentence, rankSentences } from './ranking/rank-sentences.ts';
import { RANKING_WEIGHTS } from './ranking/sentence-score.ts';
import { windowsToRead, windowsToReread } from './reading/choose-windows.ts';
import { type ReadSentences, readSentences } from './reading/read-sentences.ts';
import type { WindowReader } from './reading/windows.ts';

/**
 * The most candidates that each engine looks at. The lexical engine ranks the sentences of all of them. For the reader they are
 * enough to fill its windows, as a window seldom holds more than three passages.
 */
export const CANDIDATE_LIMITS: Readonly<Record<Engine, number>> = { lexical: 10, reader: 30 };

export interface FindOptions {
  /** The most quotes to return. */
  readonly limit: number;
  /** `null` to answer lexically. */
  readonly reader: WindowReader | null;
  /** Milliseconds after which the lexical engine answers in place of the reader. */
  readonly readerTimeout: number;
}

/** What was found for a question, with all that led to it. */
export interface Finding {
  readonly engine: Engine;
  readonly question: Question;
  readonly terms: readonly KnownTerm[];
  /** The passages that were looked at: those that match, best first, and then those that were read beside them. */
  readonly candidates: readonly Candidate[];
  /** The sentences of the candidates, best first; with the reader, only those that were read. */
  readonly ranked: readonly RankedSentence[];
  /** Best first. */
  readonly quotes: readonly ChosenQuote[];
  /** `null` when nothing was found. */
  readonly confidenceFeatures: ConfidenceFeatures | null;
  /** The estimated probability that the first quote is right. */
  readonly confidence: number;
}

/** Finds quotes with the reader if there is one and it is in time, else lexically. */
export async function findQuotes(
  question: Question,
  index: SearchIndex,
  { limit, reader, readerTimeout }: FindOptions,
): Promise<Finding> {
  const finding = reader && (await findByReading(question, index, reader, limit, readerTimeout));
  return finding ?? findLexically(question, index, limit);
}

/** Finds quotes with the index alone. @param limit of quotes */
export function findLexically(question: Question, index: SearchIndex, limit: number): Finding {
  const terms = index.resolveTerms(question);
  const candidates = index.candidates(terms, CANDIDATE_LIMITS.lexical);
  const ranked = rankSentences(candidates, question, terms, RANKING_WEIGHTS.lexical);
  return withQuotesAndConfidence({ engine: 'lexical', question, terms, candidates, ranked }, limit);
}

/** `null` when the reader gives no readings in time, or when there is nothing to read. */
async function findByReading(
  question: Question,
  index: SearchIndex,
  reader: WindowReader,
  limit: number,
  readerTimeout: number,
): Promise<Finding | null> {
  const terms = index.resolveTerms(question);
  if (terms.length === 0) return null;
  const matching = index.candidates(terms, CANDIDATE_LIMITS.reader);
  const windows = windowsToRead(rankSentences(matching, question, terms, RANKING_WEIGHTS.lexical), reader);
  if (windows.length === 0) return null;

  const rerank = (all: readonly Window[], readings: readonly WindowReading[]) => {
    const read = readSentences(all, readings);
    const candidates = candidatesThatWereRead(read, matching, index);
    return { candidates, ranked: rankSentences(candidates, question, terms, RANKING_WEIGHTS.reader, read) };
  };
  let further: readonly Window[] = [];
  const readings = await reader.read(
    correctSpelling(question, index.spell),
    windows,
    readerTimeout,
    (firstReadings) => {
      further = windowsToReread(rerank(windows, firstReadings).ranked, windows);
      return further;
    },
  );
  if (readings === null) return null;
  const reranked = rerank([...windows, ...further], readings);
  return withQuotesAndConfidence({ engine: 'reader', question, terms, ...reranked }, limit);
}

/** The matching passages that were read, best first, and then the others that were read beside them. */
function candidatesThatWereRead(
  { passages }: ReadSentences,
  matching: readonly Candidate[],
  index: SearchIndex,
): Candidate[] {
  const read = new Set(passages.map(({ passage }) => passage));
  const matched = new Set(matching.map(({ passage }) => passage));
  return [
    ...matching.filter(({ passage }) => read.has(passage)),
    ...passages
      .filter(({ passage }) => !matched.has(passage))
      .map(({ article, passage }) => index.unscoredCandidate(article, passage)),
  ];
}

/** Chooses the quotes from the ranked sentences, and estimates how likely the first is right. @param limit of quotes */
function withQuotesAndConfidence(
  found: Omit<Finding, 'quotes' | 'confidenceFeatures' | 'confidence'>,
  limit: number,
): Finding {
  const { engine, question, terms, candidates, ranked } = found;
  const quotes = chooseQuotes(ranked, question.kind, limit, engine);
  const best = quotes[0]?.ranked;
  const candidate = candidates.find(({ passage }) => passage === best?.passage);
  if (best === undefined || candidate === undefined) {
    return { ...found, quotes, confidenceFeatures: null, confidence: 0 };
  }
  const confidenceFeatures = confidenceFeaturesOf(candidate, candidates, terms, best.read);
  const confidence = confidenceOf(confidenceFeatures, CONFIDENCE_WEIGHTS[engine]);
  return { ...found, quotes, confidenceFeatures, confidence };
}
