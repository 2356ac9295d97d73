import { type AnswerKind, holdsKind } from './answer-kind.ts';
import type { Article, Passage, Sentence } from './article.ts';
import { type KnownTerm, weightShare } from './known-term.ts';
import type { Candidate } from './passage-index.ts';
import { type Evidence, scoreSentence, type Weights } from './score-sentence.ts';
import { termsIn } from './terms-in.ts';

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
  terms: readonly KnownTerm[],
  kind: AnswerKind | null,
  weights: Weights,
): RankedSentence[] {
  const best = candidates[0]?.score ?? 1;
  return candidates
    .flatMap(({ article, passage, score }) =>
      passage.sentences.map((sentence, index) => {
        const text = passage.text.slice(sentence.start, sentence.end);
        const words = termsIn(text);
        const evidence: Evidence = {
          sentenceMatch: matchOf(terms, words),
          passageMatch: score / best,
          phraseMatch: phraseMatchOf(terms, words),
          kindMatch: kind !== null && holdsKind(text, kind) ? 1 : 0,
          asks: ASKS.test(text) ? 1 : 0,
        };
        return { article, passage, index, sentence, evidence, score: scoreSentence(evidence, weights) };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

/** The share of the question the sentence holds, each term saturating as it repeats and as the sentence gets longer. */
function matchOf(terms: readonly KnownTerm[], sentence: readonly string[]): number {
  const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * sentence.length) / ORDINARY_LENGTH);
  return weightShare(terms, ({ variants }) => {
    const frequency = sentence.reduce((sum, word) => sum + (variants.get(word) ?? 0), 0);
    return frequency / (frequency + norm);
  });
}

function phraseMatchOf(terms: readonly KnownTerm[], sentence: readonly string[]): number {
  const asked = [...neighbours(terms)];
  const said = [...neighbours(sentence)];
  const together = asked.filter(([first, second]) =>
    said.some(([word, next]) => first.variants.has(word) && second.variants.has(next)),
  );
  return asked.length === 0 ? 0 : together.length / asked.length;
}

function* neighbours<Item>(items: Iterable<Item>): Generator<[Item, Item]> {
  let before: Item | undefined;
  for (const item of items) {
    if (before !== undefined) yield [before, item];
    before = item;
  }
}
