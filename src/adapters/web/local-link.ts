import type { Quote } from '../../core/answer.ts';

/** Where a quote stands, on the pages of this service: marked there, and scrolled to. */
export function localLink({
  article,
  passage,
  start,
  end,
}: Pick<Quote, 'article' | 'passage' | 'start' | 'end'>): string {
  return `/articles/${encodeURIComponent(article.id)}?mark=${passage}.${start}-${end}#p${passage}`;
}
