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

export interface FindOptions {
  /** Of quotes. */
  readonly limit: number;
  /** `null` where there is none. */
  readonly reader: WindowReader | null;
  /** How long the reader may take, in milliseconds. */
  readonly patience: number;
}

/** Looks a question up: by reading, where that can be done in time, else lexically. */
export async function findQuotes(
  question: Question,
  index: SearchIndex,
  { limit, reader, patience }: FindOptions,
): Promise<Finding> {
  const read = reader && (await findByReading(question, index, reader, limit, patience));
  return read ?? findLexically(question, index, limit);
}

/**
 * Looks a question up in the index, and reads what it finds, the closest again. `null` where the reader can't in time, or there is nothing to read.
 *
 * @param limit of quotes
 * @param patience how long the reader may take, in milliseconds
 */
async function findByReading(
  question: Question,
  index: SearchIndex,
  reader: WindowReader,
  limit: number,
  patience: number,
): Promise<Finding | null> {
  const terms = index.resolveTerms(question);
  if (terms.length === 0) return null;
  const matching = index.candidates(terms, CANDIDATE_LIMITS.reader);
  const windows = windowsToRead(rankSentences(matching, question, terms, RANKING_WEIGHTS.lexical), reader);
  if (windows.length === 0) return null;
  const ranking = (all: readonly Window[], readings: readonly WindowReading[]) => {
    const read = readSentences(all, readings);
    const candidates = candidatesThatWereRead(read, matching, index);
    return { candidates, ranked: rankSentences(candidates, question, terms, RANKING_WEIGHTS.reader, read) };
  };
  let again: readonly Window[] = [];
  const readings = await reader.read(correctSpelling(question, index.spell), windows, patience, (first) => {
    again = windowsToReread(ranking(windows, first).ranked, windows);
    return again;
  });
  if (readings === null) return null;
  return withQuotesAndConfidence(
    { engine: 'reader', question, terms, ...ranking([...windows, ...again], readings) },
    limit,
  );
}

/** The passages that were read: those that match, best first, and then those beside them. */
function candidatesThatWereRead(
  { places }: ReadSentences,
  matching: readonly Candidate[],
  index: SearchIndex,
): Candidate[] {
  const read = new Set(places.map(({ passage }) => passage));
  const known = new Set(matching.map(({ passage }) => passage));
  return [
    ...matching.filter(({ passage }) => read.has(passage)),
    ...places.flatMap(({ article, passage }) =>
      known.has(passage) ? [] : [index.unscoredCandidate(article, passage)],
    ),
  ];
}

/** Looks a question up in the index alone. @param limit of quotes */
export function findLexically(question: Question, index: SearchIndex, limit: number): Finding {
  const terms = index.resolveTerms(question);
  const candidates = index.candidates(terms, CANDIDATE_LIMITS.lexical);
  const ranked = rankSentences(candidates, question, terms, RANKING_WEIGHTS.lexical);
  return withQuotesAndConfidence({ engine: 'lexical', question, terms, candidates, ranked }, limit);
}

type RankedFinding = Pick<Finding, 'engine' | 'question' | 'terms' | 'candidates' | 'ranked'>;

/** A finding, once its sentences are ranked: which to quote, and how likely the first is right. @param limit of quotes */
function withQuotesAndConfidence(found: RankedFinding, limit: number): Finding {
  const { engine, question, terms, candidates, ranked } = found;
  const quotes = chooseQuotes(ranked, question.kind, limit, engine);
  const [first] = quotes;
  const best = candidates.find(({ passage }) => passage === first?.ranked.passage);
  const support =
    best === undefined ? null : confidenceFeaturesOf(best, candidates, terms, first?.ranked.read ?? null);
  const confidence = support === null ? 0 : confidenceOf(support, CONFIDENCE_WEIGHTS[engine]);
  return { ...found, quotes, confidenceFeatures: support, confidence };
}

/** What the articles hold on a question, and what speaks for it. */
export interface Finding {
  readonly engine: Engine;
  readonly question: Question;
  readonly terms: readonly KnownTerm[];
  /** The passages that were looked at: those that match best, best first, and then those read beside them. */
  readonly candidates: readonly Candidate[];
  /** Their sentences, best first; of the reader's, those that were read. */
  readonly ranked: readonly RankedSentence[];
  /** At most as many as were asked for, best first. */
  readonly quotes: readonly ChosenQuote[];
  /** `null` when nothing was found. */
  readonly confidenceFeatures: ConfidenceFeatures | null;
  /** The estimated probability that the first quote is right. */
  readonly confidence: number;
}

/**
 * Passages that are looked at, by engine: those whose sentences are ranked; and those whose windows may be read, enough to fill
 * them, as a window seldom holds more than three passages.
 */
export const CANDIDATE_LIMITS: Readonly<Record<Engine, number>> = { lexical: 10, reader: 30 };
