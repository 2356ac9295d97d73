/**
 * Finds the quotes for a question with one of two engines.
 *
 * - `lexical`: the index retrieves candidate passages, and their sentences are ranked by how well they match the question.
 * - `reader`: the index retrieves more candidates. The reader reads the windows around their best sentences, and reads again
 *   where the best are close. The sentences that were read are re-ranked by match and reading.
 *
 * Either finds candidates by words, and by meaning as well where the passages have vectors. The lexical engine answers when there
 * is no reader, when it is too slow, or when there is nothing to read. In both, the best sentences become quotes, and the
 * confidence is estimated from the features of the first.
 */

import type { KnownTerm } from '../index/known-terms.ts';
import type { Candidate, SearchIndex } from '../index/search-index.ts';
import type { Window, WindowReading } from '../ports/reader.ts';
import type { Engine } from './answer.ts';
import { gatherCandidates } from './candidates.ts';
import { type ConfidenceFeatures, confidenceFeaturesOf, confidenceOf, type LimitsOf } from './confidence.ts';
import { CONFIDENCE_WEIGHTS } from './confidence-weights.ts';
import { holds } from './editions.ts';
import { type Meaning, type MeaningMatch, matchMeaning } from './meaning.ts';
import { correctSpelling, type Question } from './question.ts';
import { type ChosenQuote, chooseQuotes } from './quotes.ts';
import { evidenceOf, type RankedSentence, rankSentences } from './ranking/rank-sentences.ts';
import type { Evidence } from './ranking/sentence-score.ts';
import { windowsToRead, windowsToReread } from './reading/choose-windows.ts';
import { type ReadSentences, readSentences } from './reading/read-sentences.ts';
import type { WindowReader } from './reading/windows.ts';

/**
 * The most candidates that each engine looks at. The lexical engine ranks the sentences of all of them. For the reader they are
 * enough to fill its windows, as a window seldom holds more than three passages.
 */
export const CANDIDATE_LIMITS: Readonly<Record<Engine, number>> = { lexical: 10, reader: 30 };

/** The same for the reader where passages are found by meaning, too: the right one is then nearly always among the first. */
const FUSED_CANDIDATES = 20;

/**
 * With passages found by meaning, and sentences compared, more windows hardly help: of 225 questions on an article and five handbooks,
 * 3, 4, 6 and 8 windows put the right quote first for 67.1, 67.1, 67.6 and 67.6 %, and for 80.5, 82.1, 82.6 and 82.6 % of 575 on
 * encyclopedia articles.
 */
const ENOUGH_WINDOWS = 6;

export interface FindOptions {
  /** The most quotes to return. */
  readonly limit: number;
  /** `null` to answer lexically. */
  readonly reader: WindowReader | null;
  /** `null` to find passages by their words alone. */
  readonly meaning: Meaning | null;
  /** Milliseconds after which the answer goes without what the models haven't said by then. */
  readonly timeout: number;
  /** The id of the article to look in; all articles by default. */
  readonly within?: string | null;
  /** The most windows to read first, if fewer than usual. */
  readonly windows?: number;
  /** What a confidence is worth: where the answer is unsure, short passages are quoted whole. By default none is. */
  readonly limitsOf?: LimitsOf;
}

const NEVER_UNSURE: LimitsOf = () => ({ unsure: 0, answered: 0 });

/** What was found for a question, with all that led to it. */
export interface Finding {
  readonly engine: Engine;
  readonly evidence: Evidence;
  readonly question: Question;
  readonly terms: readonly KnownTerm[];
  /** The passages that were looked at: those that were found, best first, and then those that were read beside them. */
  readonly candidates: readonly Candidate[];
  /** The sentences of the candidates, best first; with the reader, only those that were read. */
  readonly ranked: readonly RankedSentence[];
  /** Best first. */
  readonly quotes: readonly ChosenQuote[];
  /** `null` when nothing was found. */
  readonly confidenceFeatures: ConfidenceFeatures | null;
  /** The estimated probability that the first quote is right. */
  readonly confidence: number;
  /** Whether a person has said that the first quote answers this very question: see `isAnswerTo`. */
  readonly isVouchedFor: boolean;
}

/** What is known of a question before anything is retrieved for it. */
interface Asked {
  readonly question: Question;
  readonly terms: readonly KnownTerm[];
  readonly meaning: MeaningMatch | null;
  readonly within: string | null;
  readonly limitsOf: LimitsOf;
}

/** The share of the time for an answer in which the question must be embedded; the reader has the rest. */
export const EMBEDDING_SHARE = 0.25;

/** Finds quotes with the reader if there is one and it is in time, else lexically. */
export async function findQuotes(
  question: Question,
  index: SearchIndex,
  {
    limit,
    reader,
    meaning,
    timeout,
    within = null,
    windows = Infinity,
    limitsOf = NEVER_UNSURE,
  }: FindOptions,
): Promise<Finding> {
  const terms = index.resolveTerms(question);
  const isEmbedded = meaning !== null && terms.length > 0;
  const spelt = isEmbedded || reader !== null ? correctSpelling(question, index.spell) : question.text;
  const match = isEmbedded ? await matchMeaning({ text: spelt }, meaning, timeout * EMBEDDING_SHARE) : null;
  const asked = { question, terms, meaning: match, within, limitsOf };
  const finding =
    reader &&
    (await findByReading(asked, index, {
      reader: narrowed(reader, within, windows),
      spelt,
      limit,
      timeout: isEmbedded ? timeout * (1 - EMBEDDING_SHARE) : timeout,
    }));
  return finding ?? findUnread(asked, index, limit);
}

/** A reader with the windows of one article, or with fewer windows to read. */
function narrowed(reader: WindowReader, within: string | null, most: number): WindowReader {
  const limit = Math.min(reader.limit, most);
  if (within === null) return { ...reader, limit };
  const all = reader.windows.all.filter(({ article }) => article.id === within);
  return { ...reader, limit, windows: { ...reader.windows, all } };
}

/** Finds quotes with the word index alone. @param limit of quotes */
export function findLexically(question: Question, index: SearchIndex, limit: number): Finding {
  const terms = index.resolveTerms(question);
  return findUnread({ question, terms, meaning: null, within: null, limitsOf: NEVER_UNSURE }, index, limit);
}

function findUnread(asked: Asked, index: SearchIndex, limit: number): Finding {
  const { question, terms, meaning, within } = asked;
  const candidates = gatherCandidates(index, terms, meaning, CANDIDATE_LIMITS.lexical, within);
  const ranked = rankSentences(candidates, question, terms, { meaning, read: null });
  return withQuotesAndConfidence(asked, { engine: 'lexical', read: null, candidates, ranked }, limit);
}

interface ReadOptions extends Pick<FindOptions, 'limit' | 'timeout'> {
  readonly reader: WindowReader;
  /** The question, with its words spelt as in the articles. */
  readonly spelt: string;
}

/** `null` when the reader gives no readings in time, or when there is nothing to read. */
async function findByReading(
  asked: Asked,
  index: SearchIndex,
  { reader, spelt, limit, timeout }: ReadOptions,
): Promise<Finding | null> {
  const { question, terms, meaning, within } = asked;
  if (terms.length === 0) return null;
  const found = gatherCandidates(
    index,
    terms,
    meaning,
    meaning === null ? CANDIDATE_LIMITS.reader : FUSED_CANDIDATES,
    within,
  );
  const limitOfWindows = meaning === null ? reader.limit : Math.min(reader.limit, ENOUGH_WINDOWS);
  const windows = windowsToRead(rankSentences(found, question, terms, { meaning, read: null }), {
    windows: reader.windows,
    limit: limitOfWindows,
  });
  if (windows.length === 0) return null;

  const rerank = (all: readonly Window[], readings: readonly WindowReading[]) => {
    const read = readSentences(all, readings);
    const candidates = candidatesThatWereRead(read, found, index);
    return { read, candidates, ranked: rankSentences(candidates, question, terms, { meaning, read }) };
  };
  let further: readonly Window[] = [];
  const readings = await reader.read(spelt, windows, timeout, (firstReadings) => {
    further = windowsToReread(rerank(windows, firstReadings).ranked, windows);
    return further;
  });
  if (readings === null) return null;
  return withQuotesAndConfidence(
    asked,
    { engine: 'reader', ...rerank([...windows, ...further], readings) },
    limit,
  );
}

/** The passages that were found and read, best first, and then the others that were read beside them. */
function candidatesThatWereRead(
  { passages }: ReadSentences,
  found: readonly Candidate[],
  index: SearchIndex,
): Candidate[] {
  const read = new Set(passages.map(({ passage }) => passage));
  const known = new Set(found.map(({ passage }) => passage));
  return [
    ...found.filter(({ passage }) => read.has(passage)),
    ...passages
      .filter(({ passage }) => !known.has(passage))
      .map(({ article, passage }) => index.unscoredCandidate(article, passage)),
  ];
}

interface Ranking extends Pick<Finding, 'engine' | 'candidates' | 'ranked'> {
  readonly read: ReadSentences | null;
}

/** Chooses the quotes from the ranked sentences, and estimates how likely the first is right. @param limit of quotes */
function withQuotesAndConfidence(
  { question, terms, meaning, limitsOf }: Asked,
  { engine, read, candidates, ranked }: Ranking,
  limit: number,
): Finding {
  const evidence = evidenceOf({ meaning, read });
  const quotes = chooseQuotes(ranked, question, { limit, engine });
  const found = { engine, evidence, question, terms, candidates, ranked, quotes };
  const best = quotes[0]?.ranked;
  const candidate = candidates.find(({ passage }) => passage === best?.passage);
  if (best === undefined || candidate === undefined) {
    return { ...found, confidenceFeatures: null, confidence: 0, isVouchedFor: false };
  }
  const confidenceFeatures = confidenceFeaturesOf(candidate, best, { terms, meaning, candidates, ranked });
  const estimated = confidenceOf(confidenceFeatures, CONFIDENCE_WEIGHTS[evidence]);
  const { unsure, answered } = limitsOf(engine);
  const isVouchedFor = isTheAnswer(best, ranked);
  const confidence = isVouchedFor ? Math.max(estimated, answered) : estimated;
  const judged = { ...found, confidenceFeatures, confidence, isVouchedFor };
  if (confidence < unsure || confidence >= answered) return judged;
  return { ...judged, quotes: chooseQuotes(ranked, question, { limit, engine, isUnsure: true }) };
}

/** Where several articles answer the same question, nobody has said which is meant; a message was kept for it. */
function isTheAnswer(best: RankedSentence, ranked: readonly RankedSentence[]): boolean {
  if (!best.isUnderQuestion || best.article.isKept === true) return best.isUnderQuestion;
  return ranked.every(
    (one) =>
      !one.isUnderQuestion || one.article === best.article || one.article.isKept === true || !holds(one),
  );
}
