import type { Quote, Span } from '../answer.ts';
import type { Article } from '../article.ts';
import { citationLink } from '../citation-link.ts';

/** A slice of an article's passage as a quote; the whole passage without a span. `null` when there is no such passage. */
export function sliceOf(
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
