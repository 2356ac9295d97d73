import type { ArticleHead } from '../article.ts';

/** A longer quote is named by so many words at each end. */
const WORDS_AT_EACH_END = 5;

/**
 * The address of a quote: its passage on the operator's own page of the article; else the article's own address with the
 * quote as a text fragment (https://wicg.github.io/scroll-to-text-fragment/); else `null`.
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
  if (words.length <= 2 * WORDS_AT_EACH_END) return encoded(words);
  return `${encoded(words.slice(0, WORDS_AT_EACH_END))},${encoded(words.slice(-WORDS_AT_EACH_END))}`;
}

/** A hyphen has a meaning of its own in a text directive. */
function encoded(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');
}

/**
 * Where an article can be read: on the operator's own pages, else at its own address; `null` when nowhere.
 *
 * @param publicUrl where the operator serves the articles, without a slash at the end
 */
export function articleLink(
  { id, url }: Pick<ArticleHead, 'id' | 'url'>,
  publicUrl: string | null,
): string | null {
  return publicUrl === null ? url : `${publicUrl}/articles/${encodeURIComponent(id)}`;
}
