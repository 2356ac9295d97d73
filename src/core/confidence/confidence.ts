import { logistic } from '../logistic.ts';
import type { Support } from './support.ts';

export type ConfidenceWeights = { readonly [Name in keyof Support | 'bias']: number };

/** The probability, from 0 to 1, that the best quote is right: a logistic function of what supports it. */
export function confidenceOf(support: Support, weights: ConfidenceWeights): number {
  return logistic(
    weights.bias +
      weights.topic * support.topic +
      weights.names * support.names +
      weights.unknown * support.unknown +
      weights.namesApart * support.namesApart +
      weights.reading * support.reading,
  );
}
