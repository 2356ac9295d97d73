import { CONFIDENCE_WEIGHTS } from './confidence-weights.ts';
import type { Support } from './support.ts';

export type ConfidenceWeights = { readonly [Name in keyof Support | 'bias']: number };

/** The probability, from 0 to 1, that the best quote is right: a logistic function of what supports it. */
export function confidenceOf(support: Support, weights: ConfidenceWeights = CONFIDENCE_WEIGHTS): number {
  const logit =
    weights.bias +
    weights.topic * support.topic +
    weights.names * support.names +
    weights.unknown * support.unknown +
    weights.namesApart * support.namesApart;
  return 1 / (1 + Math.exp(-logit));
}
