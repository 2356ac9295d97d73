/**
 * Ranks the sentences of the candidates by the weighted sum of their features. If the question is a title or a heading, those under
 * it come first: whoever asks so has seen it, and wants what it announces. That is no feature, as its weight would have to outweigh all
 * others, and the confidence would count it. All features but one are computed for every
 * sentence. Looking for spans of the kind of answer asked for is the most expensive, so only the best sentences get that
 * feature, and are ranked again.
 */

import { type ArticleHead, type Passage, type Sentence, sentenceText } from '../../article.ts';
import { groupBy } from '../../groups.ts';
import {
  adjacentPairs,
  areAdjacent,
  createTermMatcher,
  type KnownTerm,
  type TermMatches,
  weightShare,
} from '../../index/known-terms.ts';
import { headingPath } from '../../index/passage-terms.ts';
import type { Candidate } from '../../index/search-index.ts';
import type { AnswerKind } from '../answer-kind.ts';
import { newAnswerSpans } from '../answer-spans.ts';
import { logistic } from '../confidence.ts';
import { closenessInMeaning, type MeaningMatch } from '../meaning.ts';
import { endsInQuestion, type Question } from '../question.ts';
import type { ReadSentence, ReadSentences } from '../reading/read-sentences.ts';
import { isAnswerTo, isOneOf } from './question-headings.ts';
import {
  type Evidence,
  RANKING_WEIGHTS,
  type SentenceFeatures,
  type SentenceWeights,
  scoreSentence,
} from './sentence-score.ts';

/** BM25's usual constants (Robertson and Zaragoza 2009), for sentences. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
/** Content words of an ordinary English sentence. */
const ORDINARY_LENGTH = 14;

/** Only so many of the best sentences are searched for spans of the kind asked for. */
const KIND_MATCH_LIMIT = 12;

/** Divides the reader's logits, so that the certain ones still differ. Chosen together with the weight of `reading`. */
const READING_TEMPERATURE = 5;

/** A passage this long says something. In UTF-16 units. */
const ENOUGH_TO_SAY = 60;

/** Kinds whose spans tell the right sentence from others. Names don't: they are in nearly every sentence. */
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
  /** The position of the sentence in the passage, from 0. */
  readonly index: number;
  readonly sentence: Sentence;
  /** Its terms, in order. */
  readonly words: readonly string[];
  readonly features: SentenceFeatures;
  readonly score: number;
  /** Whether the question is just the title of its article, or a heading that it stands under. */
  readonly isAskedFor: boolean;
  /** Whether the heading right above it asks this very question: see `isAnswerTo`. */
  readonly isUnderQuestion: boolean;
  /** `null` when nothing was read. */
  readonly read: ReadSentence | null;
}

/** What is known of the candidates besides their words; `null` where it isn't. */
export interface FurtherEvidence {
  readonly meaning: MeaningMatch | null;
  /** If there are readings, only the sentences that were read are ranked. */
  readonly read: ReadSentences | null;
}

/** The evidence that ranks sentences when so much is known. */
export function evidenceOf({ meaning, read }: FurtherEvidence): Evidence {
  if (read === null) return meaning === null ? 'words' : 'words+meaning';
  return meaning === null ? 'words+reading' : 'words+meaning+reading';
}

/** Ranks the sentences of the candidates, best first; ties in the order of the candidates and their sentences. */
export function rankSentences(
  candidates: readonly Candidate[],
  question: Question,
  terms: readonly KnownTerm[],
  further: FurtherEvidence,
  weights: SentenceWeights = RANKING_WEIGHTS[evidenceOf(further)],
): RankedSentence[] {
  const ranked = rankByMatch(candidates, question, terms, further, weights);
  if (!TELLING_KINDS.has(question.kind)) return answersInOrder(ranked);
  const promising = addKindMatch(ranked.slice(0, KIND_MATCH_LIMIT), question, weights);
  return answersInOrder([...promising, ...ranked.slice(KIND_MATCH_LIMIT)].sort(byRank));
}

/** What stands under a heading that asks the question is an answer from its first paragraph on. Such headings keep their rank. */
function answersInOrder(ranked: readonly RankedSentence[]): RankedSentence[] {
  const answers = ranked.filter(({ isUnderQuestion }) => isUnderQuestion);
  if (answers.length === 0) return [...ranked];
  const sections = groupBy(answers, ({ article, passage }) => JSON.stringify([article.id, passage.section]));
  return [
    ...[...sections.values()].flatMap((sentences) =>
      sentences.sort((a, b) => a.passage.number - b.passage.number),
    ),
    ...ranked.filter(({ isUnderQuestion }) => !isUnderQuestion),
  ];
}

/** Ranks by all features but `kindMatch`. */
function rankByMatch(
  candidates: readonly Candidate[],
  question: Question,
  terms: readonly KnownTerm[],
  { meaning, read }: FurtherEvidence,
  weights: SentenceWeights,
): RankedSentence[] {
  const bestScore = Math.max(...candidates.map(({ score }) => score)) || 1;
  const matchTerms = createTermMatcher(terms);
  const pairs = adjacentPairs(terms);
  return candidates
    .flatMap(({ article, passage, score: passageScore, sentenceTerms, headingTerms }) => {
      const matches = sentenceTerms.map(matchTerms);
      const { closeness } = matchTerms(headingTerms);
      const isAskedFor = isOneOf(headingPath(article, passage), question);
      const isUnderQuestion = isAskedFor && isAnswerTo(question, article, passage);
      const ofPassage = {
        passageMatch: passageScore / bestScore,
        sectionMatch: weightShare(terms, (_, position) => closeness[position] ?? 0),
        brevity: Math.max(0, 1 - passage.text.length / ENOUGH_TO_SAY),
        meaning: meaning === null ? 0 : closenessInMeaning(meaning, meaning.cosineOf(passage)),
      };
      return sentenceTerms.flatMap((words, index): RankedSentence[] => {
        const sentence = passage.sentences[index];
        const reading = read?.of({ passage, index }) ?? null;
        if (sentence === undefined || (read !== null && reading === null)) return [];
        const features: SentenceFeatures = {
          ...ofPassage,
          sentenceMatch: sentenceMatchOf(terms, words, matches[index]),
          neighbourMatch: neighbourMatchOf(terms, matches, index),
          phraseMatch: phraseMatchOf(pairs, words),
          kindMatch: 0,
          sentenceMeaning:
            meaning === null ? 0 : closenessInMeaning(meaning, meaning.cosineOfSentence(passage, index)),
          asks: Number(endsInQuestion(sentenceText(passage, sentence))),
          reading: reading === null ? 0 : logistic(reading.lead / READING_TEMPERATURE),
        };
        const score = scoreSentence(features, weights);
        return [
          {
            article,
            passage,
            index,
            sentence,
            words,
            features,
            score,
            isAskedFor,
            isUnderQuestion,
            read: reading,
          },
        ];
      });
    })
    .sort(byRank);
}

/** Adds `kindMatch` to the features and the scores. Doesn't sort. */
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

function byRank(a: RankedSentence, b: RankedSentence): number {
  return Number(b.isAskedFor) - Number(a.isAskedFor) || b.score - a.score;
}

/** BM25's saturation and length normalisation of term frequencies; the inverse document frequencies are in the terms' weights. */
function sentenceMatchOf(
  terms: readonly KnownTerm[],
  words: readonly string[],
  matches: TermMatches | undefined,
): number {
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * words.length) / ORDINARY_LENGTH);
  return weightShare(terms, (_, position) => {
    const frequency = matches?.frequency[position] ?? 0;
    return frequency / (frequency + norm);
  });
}

function neighbourMatchOf(
  terms: readonly KnownTerm[],
  matches: readonly TermMatches[],
  index: number,
): number {
  return weightShare(terms, (_, position) =>
    Math.max(
      matches[index - 1]?.closeness[position] ?? 0,
      matches[index]?.closeness[position] ?? 0,
      matches[index + 1]?.closeness[position] ?? 0,
    ),
  );
}

function phraseMatchOf(
  pairs: readonly (readonly [KnownTerm, KnownTerm])[],
  words: readonly string[],
): number {
  const adjacent = pairs.filter(([first, second]) => areAdjacent(first, second, words));
  return pairs.length === 0 ? 0 : adjacent.length / pairs.length;
}
