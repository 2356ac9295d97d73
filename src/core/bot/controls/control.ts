import type { Quote, Span } from '../../answering/answer.ts';
import { citationLink } from '../../answering/citation-links.ts';
import type { Article } from '../../article.ts';
import type { ControlKind } from '../../ports/channel-settings.ts';
import type { Sign } from '../../ports/system.ts';
import { toBase64url } from '../keyed-hash.ts';
import type { ListedArticle } from '../library.ts';

/** Where a quote stands, in an article as it was when it was quoted. */
export interface QuotePlace {
  /** The fingerprint of the article: see `createFingerprints`. */
  readonly article: string;
  /** The passage's number, from 1. */
  readonly passage: number;
  /** Offsets in the passage's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The first of the quote's highlights, as offsets in the quote. */
  readonly highlight: Span | null;
}

/** What a control knows. It travels in the control itself, so that it works after a restart and in every process. */
export interface Control {
  readonly kind: ControlKind;
  /** The id of the question whose answer it stands under; `null` where it is about no question. */
  readonly question: string | null;
  /** The quotes it shows when it is pressed, best first. */
  readonly quotes: readonly QuotePlace[];
}

/** Where a quote stands; `null` when its article isn't among these. */
export function quotePlaceOf(
  { article: { id }, passage, start, end, highlights }: Quote,
  articles: readonly ListedArticle[],
  fingerprints: Fingerprints,
): QuotePlace | null {
  const article = articles.find((one) => one.id === id);
  if (article === undefined) return null;
  return { article: fingerprints.of(article), passage, start, end, highlight: highlights[0] ?? null };
}

/** A slice of an article's passage as a quote; the whole passage without a span. `null` when there is no such passage. */
export function quoteFrom(
  article: Article,
  passage: number,
  publicUrl: string | null,
  { span, highlights = [] }: { readonly span?: Span; readonly highlights?: readonly Span[] } = {},
): Quote | null {
  const whole = article.passages[passage - 1]?.text;
  if (whole === undefined) return null;
  const [start, end] = span ?? [0, whole.length];
  const text = whole.slice(start, end);
  const { id, title, url } = article;
  const link = citationLink(article, passage, text, publicUrl);
  return { text, article: { id, title, url }, passage, start, end, highlights, link };
}

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
