import type { ArticleHead, Passage, Sentence } from '../../article.ts';
import {
  adjacentPairs,
  areAdjacent,
  createTermMatcher,
  type KnownTerm,
  type TermMatches,
  weightShare,
} from '../../index/known-terms.ts';
import type { Candidate } from '../../index/search-index.ts';
import type { AnswerKind } from '../answer-kind.ts';
import { newAnswerSpans } from '../answer-spans.ts';
import { logistic } from '../confidence.ts';
import { endsInQuestion, type Question } from '../question.ts';
import type { ReadSentence, ReadSentences } from '../reading/read-sentences.ts';
import { type SentenceFeatures, type SentenceWeights, scoreSentence } from './sentence-score.ts';

/** BM25's usual constants (Robertson and Zaragoza 2009), for sentences. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
/** Content words of an ordinary English sentence. */
const ORDINARY_LENGTH = 14;

/** The signs of a kind are the costliest evidence: they are looked for in only so many of the best sentences. */
const KIND_MATCH_LIMIT = 12;

/** Divides the reader's logits, so that the sure ones still differ; chosen with the weight of the reading, see `RANKING`. */
const READING_TEMPERATURE = 5;

/** Kinds whose signs tell the right sentence from others; names stand in nearly every sentence. */
const TELLING_KINDS: ReadonlySet<AnswerKind> = new Set([
  'time',
  'quantity',
  'money',
  'reason',
  'manner',
  'definition',
]);

export interface RankedSentence {
  readonly article: ArticleHead;
  readonly passage: Passage;
  /** Which of the passage's sentences, from 0. */
  readonly index: number;
  readonly sentence: Sentence;
  /** Its terms, in order. */
  readonly words: readonly string[];
  readonly features: SentenceFeatures;
  readonly score: number;
  /** What the reader points at; `null` when nothing was read. */
  readonly read: ReadSentence | null;
}

/**
 * Ranks every sentence of the candidate passages, of those that were read only what was; best first, ties in reading order of
 * the candidates.
 *
 * @param read `null` when nothing was
 */
export function rankSentences(
  candidates: readonly Candidate[],
  question: Question,
  terms: readonly KnownTerm[],
  weights: SentenceWeights,
  read: ReadSentences | null = null,
): RankedSentence[] {
  const ranked = rankByMatch(candidates, terms, weights, read);
  if (!TELLING_KINDS.has(question.kind)) return ranked;
  const promising = addKindMatch(ranked.slice(0, KIND_MATCH_LIMIT), question, weights);
  return [...promising, ...ranked.slice(KIND_MATCH_LIMIT)].sort(byScore);
}

/** Ranks by all the evidence but the signs of a kind. */
function rankByMatch(
  candidates: readonly Candidate[],
  terms: readonly KnownTerm[],
  weights: SentenceWeights,
  read: ReadSentences | null,
): RankedSentence[] {
  const bestScore = candidates[0]?.score || 1;
  const find = createTermMatcher(terms);
  const pairs = adjacentPairs(terms);
  return candidates
    .flatMap(({ article, passage, score, sentenceTerms, headingTerms }) => {
      const held = sentenceTerms.map(find);
      const { closeness } = find(headingTerms);
      const sectionMatch = weightShare(terms, (_, place) => closeness[place] ?? 0);
      return sentenceTerms.flatMap((words, index): RankedSentence[] => {
        const sentence = passage.sentences[index];
        const reading = read?.of({ passage, index }) ?? null;
        if (sentence === undefined || (read !== null && reading === null)) return [];
        const evidence: SentenceFeatures = {
          sentenceMatch: sentenceMatchOf(terms, words, held[index]),
          neighbourMatch: neighbourMatchOf(terms, held, index),
          passageMatch: score / bestScore,
          sectionMatch,
          phraseMatch: phraseMatchOf(pairs, words),
          kindMatch: 0,
          asks: Number(endsInQuestion(sentenceText(passage, sentence))),
          reading: reading === null ? 0 : logistic(reading.lead / READING_TEMPERATURE),
        };
        const sentenceScore = scoreSentence(evidence, weights);
        return [
          {
            article,
            passage,
            index,
            sentence,
            words,
            features: evidence,
            score: sentenceScore,
            read: reading,
          },
        ];
      });
    })
    .sort(byScore);
}

/** Adds what the signs of the kind that is asked for speak for; in the same order. */
function addKindMatch(
  ranked: readonly RankedSentence[],
  { kind, words }: Question,
  weights: SentenceWeights,
): RankedSentence[] {
  const asked = new Set(words);
  return ranked.map((candidate) => {
    const spans = newAnswerSpans(sentenceText(candidate.passage, candidate.sentence), kind, asked);
    const features = { ...candidate.features, kindMatch: Number(spans.length > 0) };
    return { ...candidate, features, score: scoreSentence(features, weights) };
  });
}

function byScore(a: RankedSentence, b: RankedSentence): number {
  return b.score - a.score;
}

function sentenceText({ text }: Passage, { start, end }: Sentence): string {
  return text.slice(start, end);
}

/** The share of the question the sentence holds, each term saturating as it repeats and as the sentence gets longer. */
function sentenceMatchOf(
  terms: readonly KnownTerm[],
  words: readonly string[],
  held: TermMatches | undefined,
): number {
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * words.length) / ORDINARY_LENGTH);
  return weightShare(terms, (_, place) => {
    const frequency = held?.frequency[place] ?? 0;
    return frequency / (frequency + norm);
  });
}

/** The share of the question the sentence and its neighbours hold together. */
function neighbourMatchOf(terms: readonly KnownTerm[], held: readonly TermMatches[], index: number): number {
  return weightShare(terms, (_, place) =>
    Math.max(
      held[index - 1]?.closeness[place] ?? 0,
      held[index]?.closeness[place] ?? 0,
      held[index + 1]?.closeness[place] ?? 0,
    ),
  );
}

function phraseMatchOf(
  pairs: readonly (readonly [KnownTerm, KnownTerm])[],
  words: readonly string[],
): number {
  const together = pairs.filter(([first, second]) => areAdjacent(first, second, words));
  return pairs.length === 0 ? 0 : together.length / pairs.length;
}
