import type { ArticleHead, Passage } from '../article.ts';

/** A long quote is identified by this many words at each end. */
const WORDS_AT_EACH_END = 5;

/**
 * The address of a quote: that of the message, where one was kept as an answer; its passage on the operator's page of the article; else the article's own address with the anchor of the
 * passage's heading, unless it has one, and the quote as a text fragment (https://wicg.github.io/scroll-to-text-fragment/), of
 * which a browser takes what it finds; `null` when the article has neither.
 *
 * @param publicUrl where the operator serves the articles, without a slash at the end
 */
export function citationLink(
  article: ArticleHead,
  { number, section }: Pick<Passage, 'number' | 'section'>,
  quote: string,
  publicUrl: string | null,
): string | null {
  if (article.isKept) return article.url;
  if (publicUrl !== null) return `${publicUrl}/articles/${encodeURIComponent(article.id)}#p${number}`;
  if (article.url === null) return null;
  const address = new URL(article.url);
  const anchor = address.hash === '' ? anchorOf(section.at(-1) ?? '') : address.hash;
  address.hash = `${anchor}:~:text=${textDirective(quote)}`;
  return address.href;
}

/** As GitHub and most generators of sites name the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]+/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');
}

function textDirective(quote: string): string {
  const words = quote.split(/\s+/);
  if (words.length <= 2 * WORDS_AT_EACH_END) return encode(words);
  return `${encode(words.slice(0, WORDS_AT_EACH_END))},${encode(words.slice(-WORDS_AT_EACH_END))}`;
}

/** A hyphen is a delimiter in a text directive, so it must be encoded. */
function encode(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');
}

/**
 * The address of an article: the operator's page of it, else its own address; `null` when it has neither.
 *
 * @param publicUrl where the operator serves the articles, without a slash at the end
 */
export function articleLink(
  { id, url }: Pick<ArticleHead, 'id' | 'url'>,
  publicUrl: string | null,
): string | null {
  return publicUrl === null ? url : `${publicUrl}/articles/${encodeURIComponent(id)}`;
}
