import type { ArticleHead } from '../article.ts';

/** A long quote is identified by this many words at each end. */
const WORDS_AT_EACH_END = 5;

/**
 * The address of a quote: its passage on the operator's page of the article; else the article's own address with the quote as a
 * text fragment (https://wicg.github.io/scroll-to-text-fragment/); `null` when the article has neither.
 *
 * @param publicUrl where the operator serves the articles, without a slash at the end
 */
export function citationLink(
  article: ArticleHead,
  passage: number,
  quote: string,
  publicUrl: string | null,
): string | null {
  if (publicUrl !== null) return `${publicUrl}/articles/${encodeURIComponent(article.id)}#p${passage}`;
  if (article.url === null) return null;
  const address = new URL(article.url);
  address.hash = `${address.hash}:~:text=${textDirective(quote)}`;
  return address.href;
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
