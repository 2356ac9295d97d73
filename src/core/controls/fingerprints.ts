import type { ListedArticle } from '../library.ts';
import type { Sign } from '../ports/sign.ts';
import { toBase64url } from './base64url.ts';

/** Of a hundred thousand articles, two have the same with a probability of one in two hundred. */
export const FINGERPRINT_BYTES = 5;

export interface Fingerprints {
  /** An article's id and all its passages in a few bytes, as base64url: another id or another text, another fingerprint. */
  readonly of: (article: ListedArticle) => string;
  /** The one of these articles that has this fingerprint. */
  readonly find: (fingerprint: string, articles: readonly ListedArticle[]) => ListedArticle | undefined;
}

/** Works each fingerprint out once, when it is first needed. */
export function createFingerprints(sign: Sign): Fingerprints {
  const known = new WeakMap<ListedArticle, string>();
  const indexes = new WeakMap<readonly ListedArticle[], ReadonlyMap<string, ListedArticle>>();

  const of = (article: ListedArticle): string => {
    const fingerprint = known.get(article) ?? fingerprintOf(article, sign);
    known.set(article, fingerprint);
    return fingerprint;
  };

  return {
    of,
    find(fingerprint, articles) {
      const index = indexes.get(articles) ?? new Map(articles.map((article) => [of(article), article]));
      indexes.set(articles, index);
      return index.get(fingerprint);
    },
  };
}

function fingerprintOf({ id, digest }: ListedArticle, sign: Sign): string {
  return toBase64url(sign(JSON.stringify(['article', id, digest])).subarray(0, FINGERPRINT_BYTES));
}
