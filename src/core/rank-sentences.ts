import type { Article, Passage, Sentence } from './article.ts';
import { freshSpans } from './fresh-spans.ts';
import { closenessIn, type KnownTerm, weightShare } from './known-term.ts';
import { negates } from './negates.ts';
import { neighbours } from './neighbours.ts';
import type { Candidate } from './passage-index.ts';
import type { Question } from './question.ts';
import { type Evidence, scoreSentence, type Weights } from './score-sentence.ts';
import { standTogether } from './stand-together.ts';

/** BM25's usual constants (Robertson and Zaragoza 2009), for sentences. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.5;
/** Content words of an ordinary English sentence. */
const ORDINARY_LENGTH = 14;

const ASKS = /\?\P{L}*$/u;

export interface RankedSentence {
  readonly article: Article;
  readonly passage: Passage;
  /** Which of the passage's sentences, from 0. */
  readonly index: number;
  readonly sentence: Sentence;
  readonly evidence: Evidence;
  readonly score: number;
}

/** Ranks every sentence of the candidate passages, best first; ties in reading order of the candidates. */
export function rankSentences(
  candidates: readonly Candidate[],
  question: Question,
  terms: readonly KnownTerm[],
  weights: Weights,
): RankedSentence[] {
  const asked: Asked = {
    question,
    terms,
    pairs: neighbours(terms),
    words: new Set(question.words),
    bestScore: candidates[0]?.score ?? 1,
  };
  return candidates
    .flatMap((candidate) =>
      candidate.passage.sentences.map((sentence, index) => {
        const { article, passage } = candidate;
        const evidence = evidenceOf(candidate, index, asked);
        return { article, passage, index, sentence, evidence, score: scoreSentence(evidence, weights) };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

interface Asked {
  readonly question: Question;
  readonly terms: readonly KnownTerm[];
  readonly pairs: readonly (readonly [KnownTerm, KnownTerm])[];
  readonly words: ReadonlySet<string>;
  /** Of the best passage. */
  readonly bestScore: number;
}

function evidenceOf(
  { passage, sentenceTerms, score }: Candidate,
  index: number,
  { question, terms, pairs, words, bestScore }: Asked,
): Evidence {
  const { start, end } = passage.sentences[index] ?? passage;
  const text = passage.text.slice(start, end);
  const own = sentenceTerms[index] ?? [];
  const around = sentenceTerms.slice(Math.max(0, index - 1), index + 2).flat();
  return {
    sentenceMatch: matchOf(terms, own),
    neighbourMatch: weightShare(terms, (term) => closenessIn(around, term)),
    passageMatch: score / bestScore,
    phraseMatch: phraseMatchOf(pairs, own),
    kindMatch: Number(freshSpans(text, question.kind, words).length > 0),
    negationMatch: Number(question.negated && negates(text)),
    asks: Number(ASKS.test(text)),
  };
}

/** The share of the question the sentence holds, each term saturating as it repeats and as the sentence gets longer. */
function matchOf(terms: readonly KnownTerm[], sentence: readonly string[]): number {
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * sentence.length) / ORDINARY_LENGTH);
  return weightShare(terms, ({ variants }) => {
    let frequency = 0;
    for (const word of sentence) frequency += variants.get(word) ?? 0;
    return frequency / (frequency + norm);
  });
}

function phraseMatchOf(
  pairs: readonly (readonly [KnownTerm, KnownTerm])[],
  sentence: readonly string[],
): number {
  const together = pairs.filter(([first, second]) => standTogether(first, second, sentence));
  return pairs.length === 0 ? 0 : together.length / pairs.length;
}
