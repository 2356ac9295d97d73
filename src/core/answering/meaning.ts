/** Retrieval by meaning: compares the question's vector with that of every passage. */

import type { ArticleHead, Passage } from '../article.ts';
import type { Coverage, Distribution, NearPassage, VectorIndex } from '../index/vector-index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Question } from './question.ts';

/** What is needed to search a corpus by meaning. */
export interface Meaning {
  readonly embedder: Pick<Embedder, 'embedQuestion'>;
  /** Of the same articles as the word index. Incomplete while passages are being embedded: see `coverage`. */
  readonly vectors: VectorIndex;
}

/** Restricts a search by meaning to some of its articles. */
export function restrictMeaning({ embedder, vectors }: Meaning, articles: readonly ArticleHead[]): Meaning {
  const restricted = new Set(articles);
  return {
    embedder,
    vectors: {
      ...vectors,
      compare: (question, isWanted = () => true) =>
        vectors.compare(question, (article) => restricted.has(article) && isWanted(article)),
    },
  };
}

/** How close the passages of a corpus are to one question in meaning. */
export interface MeaningMatch {
  /** Closest first; at least one. */
  readonly nearest: readonly NearPassage[];
  /** The cosine of a passage with the question; of one that isn't embedded yet, that of the last of the nearest. */
  readonly cosineOf: (passage: Passage) => number;
  /** The same for one of its sentences, by position, from 0. */
  readonly cosineOfSentence: (passage: Passage, index: number) => number;
  /** The closest passages of one article, closest first. */
  readonly nearestIn: (article: string) => readonly NearPassage[];
  /** The cosines of all passages. */
  readonly all: Distribution;
}

/** With fewer of the passages embedded, those that are would be favoured over those that aren't. */
const MIN_COVERAGE = 0.9;

/** Whether enough passages are embedded to search them by meaning. */
export function isSearchable({ embedded, passages }: Coverage): boolean {
  return embedded > 0 && embedded >= passages * MIN_COVERAGE;
}

/** How many of the closest passages retrieval looks at. */
export const NEAREST = 60;

/** The mark that ends every bare question, and says nothing of its meaning: with it, fewer right passages are near. */
const QUESTION_MARK = /\?$/;

/**
 * The question, as it is embedded.
 *
 * @param question with its words spelt as in the articles: of a misspelt one the embedder knows little
 */
export function embeddedQuestion({ text }: Pick<Question, 'text'>): string {
  return text.replace(QUESTION_MARK, '');
}

/** `null` when too few passages are embedded, or the question isn't in time. @param timeout in milliseconds */
export async function matchMeaning(
  asked: Pick<Question, 'text'>,
  { embedder, vectors }: Meaning,
  timeout: number,
): Promise<MeaningMatch | null> {
  if (!isSearchable(vectors.coverage())) return null;
  const question = await embedder.embedQuestion(embeddedQuestion(asked), timeout);
  if (question === null) return null;
  const comparison = vectors.compare(question);
  const nearest = comparison.nearest(NEAREST);
  const last = nearest.at(-1)?.cosine;
  const all = comparison.distribution();
  if (last === undefined || all === null) return null;
  return {
    nearest,
    cosineOf: (passage) => comparison.cosineOf(passage) ?? last,
    cosineOfSentence: (passage, index) => comparison.cosineOfSentence(passage, index) ?? last,
    nearestIn: (article) => vectors.compare(question, ({ id }) => id === article).nearest(NEAREST),
    all,
  };
}

/**
 * How close something is to a question in meaning, relative to the closest passage: the share, from 0 to 1, of that one's lead over
 * the mean.
 *
 * @param cosine its cosine with the question
 */
export function closenessInMeaning({ nearest, all }: MeaningMatch, cosine: number): number {
  const bestLead = (nearest[0]?.cosine ?? all.mean) - all.mean;
  return bestLead > 0 ? Math.max(0, Math.min(1, (cosine - all.mean) / bestLead)) : 0;
}

/** How far something stands out in meaning: the distance of its cosine from the mean of all passages', in standard deviations. */
export function prominence({ all }: MeaningMatch, cosine: number): number {
  return all.deviation > 0 ? (cosine - all.mean) / all.deviation : 0;
}
