import type { Article } from '../core/article.ts';

/** What is made of the articles, once for as long as they stay. */
export function ofLatest<Made>(
  articles: () => readonly Article[],
  make: (articles: readonly Article[]) => Made,
): () => Made {
  let last: { readonly of: readonly Article[]; readonly made: Made } | null = null;
  return () => {
    const now = articles();
    if (last?.of !== now) last = { of: now, made: make(now) };
    return last.made;
  };
}
