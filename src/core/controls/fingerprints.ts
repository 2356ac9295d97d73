import type { Article } from '../article.ts';
import type { Sign } from '../ports/sign.ts';
import { toBase64url } from './base64url.ts';

/** Of a hundred thousand articles, two have the same with a probability of one in two hundred. */
export const FINGERPRINT_BYTES = 5;

export interface Fingerprints {
  /** An article's id and all its passages in a few bytes, as base64url: another id or another text, another fingerprint. */
  readonly of: (article: Article) => string;
  /** The one of these articles that has this fingerprint. */
  readonly find: (fingerprint: string, articles: readonly Article[]) => Article | undefined;
}

/** Works each fingerprint out once, when it is first needed. */
export function createFingerprints(sign: Sign): Fingerprints {
  const known = new WeakMap<Article, string>();
  const indexes = new WeakMap<readonly Article[], ReadonlyMap<string, Article>>();

  const of = (article: Article): string => {
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

function fingerprintOf({ id, passages }: Article, sign: Sign): string {
  const content = JSON.stringify(['article', id, ...passages.map(({ text }) => text)]);
  return toBase64url(sign(content).subarray(0, FINGERPRINT_BYTES));
}
