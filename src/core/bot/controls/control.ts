import { citedOf, type Quote, type Span } from '../../answering/answer.ts';
import { citationLink } from '../../answering/citation-links.ts';
import type { Article } from '../../article.ts';
import type { ControlKind } from '../../ports/control-kinds.ts';
import type { Audience } from '../../ports/place.ts';
import type { Sign } from '../../ports/system.ts';
import { fromBase64url, toBase64url } from '../keyed-hash.ts';
import type { ListedArticle } from '../library.ts';

/** Where a quote stands, in one version of an article. */
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

/** A control's state. It travels in the control itself, so that the control works after a restart and on every replica. */
export interface Control {
  readonly kind: ControlKind;
  /** Who sees it and may press it; `null` where an earlier version made it, which didn't say. */
  readonly audience: Audience | null;
  /** Whether the reply that it is under says that the bot isn't sure of its quotes. */
  readonly isUnsure: boolean;
  /** The id of the question that was answered; `null` where there is none. */
  readonly question: string | null;
  /** The quotes that it shows when it is pressed, best first. */
  readonly quotes: readonly QuotePlace[];
  /** Of `remove`: whoever asked, as `ownerOf` marks them, since everybody sees it. */
  readonly owner?: string;
}

/** The length of a mark of whoever asked. */
export const OWNER_BYTES = 8;

/** A mark of a person that is short enough for a control. @param person their keyed hash */
export function ownerOf(person: string): string {
  return toBase64url((fromBase64url(person) ?? new Uint8Array()).subarray(0, OWNER_BYTES));
}

/** The place of a quote; `null` when its article isn't among these. */
export function quotePlaceOf(
  { article: { id }, passage, start, end, highlights }: Quote,
  articles: readonly ListedArticle[],
  fingerprints: Fingerprints,
): QuotePlace | null {
  const article = articles.find((one) => one.id === id);
  if (article === undefined) return null;
  return { article: fingerprints.of(article), passage, start, end, highlight: highlights[0] ?? null };
}

/** Quotes a span of a passage, or the whole passage if no span is given; `null` when there is no such passage. */
export function quoteFrom(
  article: Article,
  passage: number,
  publicUrl: string | null,
  { span, highlights = [] }: { readonly span?: Span; readonly highlights?: readonly Span[] } = {},
): Quote | null {
  const found = article.passages[passage - 1];
  if (found === undefined) return null;
  const [start, end] = span ?? [0, found.text.length];
  const text = found.text.slice(start, end);
  const link = citationLink(article, found, text, publicUrl);
  return {
    text,
    article: citedOf(article),
    section: found.section,
    passage,
    start,
    end,
    highlights,
    link,
    question: null,
  };
}

/** Among a hundred thousand articles, the probability of a collision is one in two hundred. */
export const FINGERPRINT_BYTES = 5;

export interface Fingerprints {
  /** A short keyed hash of an article's id and text, in base64url: it changes when either does. */
  readonly of: (article: ListedArticle) => string;
  readonly find: (fingerprint: string, articles: readonly ListedArticle[]) => ListedArticle | undefined;
}

/** Computes each fingerprint once, when it is first needed. */
export function createFingerprints(sign: Sign): Fingerprints {
  const cache = new WeakMap<ListedArticle, string>();
  const indexes = new WeakMap<readonly ListedArticle[], ReadonlyMap<string, ListedArticle>>();

  const of = (article: ListedArticle): string => {
    const fingerprint = cache.get(article) ?? fingerprintOf(article, sign);
    cache.set(article, fingerprint);
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
