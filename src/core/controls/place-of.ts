import type { Quote } from '../answer.ts';
import type { ListedArticle } from '../library.ts';
import type { QuotePlace } from './control.ts';
import type { Fingerprints } from './fingerprints.ts';

/** Where a quote stands; `null` when its article isn't among these. */
export function placeOf(
  { article: { id }, passage, start, end, highlights }: Quote,
  articles: readonly ListedArticle[],
  fingerprints: Fingerprints,
): QuotePlace | null {
  const article = articles.find((one) => one.id === id);
  if (article === undefined) return null;
  return { article: fingerprints.of(article), passage, start, end, highlight: highlights[0] ?? null };
}
