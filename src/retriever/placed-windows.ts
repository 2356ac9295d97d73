import type { Article } from '../core/article.ts';
import type { Cut } from '../core/reading/reader.ts';

/** Where a passage stands among the windows of its article. */
export interface PlacedPassage {
  /** Of each sentence, in order, which of the article's windows it stands in, from 0; `null` where nothing is read. */
  readonly windows: readonly number[] | null;
  /** The first and the last passage that these windows touch. */
  readonly from_passage: number;
  readonly to_passage: number;
}

/** Of each passage of an article, in order. @param cut where the article is cut; `null` where nothing is read */
export function placedWindows({ passages }: Article, cut: Cut | null): PlacedPassage[] {
  if (cut === null)
    return passages.map(({ number }) => ({ windows: null, from_passage: number, to_passage: number }));
  const ordinals = cut.flatMap((length, ordinal) => Array.from({ length }, () => ordinal));
  const touched = new Map<number, { first: number; last: number }>();
  let next = 0;
  const windows = passages.map(({ number, sentences }) => {
    const own = sentences.map(() => ordinals[next++] ?? 0);
    for (const ordinal of own) {
      const range = touched.get(ordinal);
      if (range === undefined) touched.set(ordinal, { first: number, last: number });
      else range.last = number;
    }
    return own;
  });
  return passages.map(({ number }, place) => {
    const own = windows[place] ?? [];
    const ranges = own.flatMap((ordinal) => touched.get(ordinal) ?? []);
    return {
      windows: own,
      from_passage: Math.min(number, ...ranges.map(({ first }) => first)),
      to_passage: Math.max(number, ...ranges.map(({ last }) => last)),
    };
  });
}
