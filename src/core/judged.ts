import { confidenceOf } from './confidence/confidence.ts';
import { CONFIDENCE_WEIGHTS } from './confidence/confidence-weights.ts';
import { supportOf } from './confidence/support.ts';
import type { Finding } from './finding.ts';
import { chooseQuotes } from './quotes/choose-quotes.ts';

type Ranked = Pick<Finding, 'engine' | 'question' | 'terms' | 'candidates' | 'ranked'>;

/** A finding, once its sentences are ranked: which to quote, and how likely the first is right. @param limit of quotes */
export function judged(found: Ranked, limit: number): Finding {
  const { engine, question, terms, candidates, ranked } = found;
  const quotes = chooseQuotes(ranked, question.kind, limit, engine);
  const [first] = quotes;
  const best = candidates.find(({ passage }) => passage === first?.ranked.passage);
  const support = best === undefined ? null : supportOf(best, candidates, terms, first?.ranked.read ?? null);
  const confidence = support === null ? 0 : confidenceOf(support, CONFIDENCE_WEIGHTS[engine]);
  return { ...found, quotes, support, confidence };
}
