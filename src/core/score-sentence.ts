/** What speaks for a sentence. Every quantity is from 0 (nothing) to 1 (all of it). */
export interface Evidence {
  /** The weight of the question's terms the sentence holds, as a share of all of the question's; saturating with length. */
  readonly sentenceMatch: number;
  /** The passage's score in the index, as a share of the best passage's. */
  readonly passageMatch: number;
  /** Neighbouring terms of the question that are neighbours in the sentence too, as a share of the question's. */
  readonly phraseMatch: number;
  /** 1 when the sentence holds the kind of thing the question asks for; 0 when not, or when that can't be told. */
  readonly kindMatch: number;
  /** 1 when the sentence itself asks. */
  readonly asks: number;
}

export type Weights = { readonly [Name in keyof Evidence]: number };

/** A sentence's score: the weighted sum of its evidence. */
export function scoreSentence(evidence: Evidence, weights: Weights): number {
  return (
    weights.sentenceMatch * evidence.sentenceMatch +
    weights.passageMatch * evidence.passageMatch +
    weights.phraseMatch * evidence.phraseMatch +
    weights.kindMatch * evidence.kindMatch +
    weights.asks * evidence.asks
  );
}
