import type { Article, ArticleHead, Passage } from '../core/article.ts';

/** A passage as it is kept. */
export interface PassageRow {
  readonly number: number;
  readonly text: string;
  readonly section: readonly string[];
  /** Of each sentence, in order; they tile the passage. */
  readonly sentence_ends: readonly number[];
}

/** An article as it was read. @param rows all its passages, in order */
export function articleOfRows(head: ArticleHead, rows: readonly PassageRow[]): Article {
  return { ...head, passages: rows.map(passageOfRow) };
}

export function passageOfRow({ number, text, section, sentence_ends: ends }: PassageRow): Passage {
  const sentences = ends.map((end, place) => ({ start: ends[place - 1] ?? 0, end }));
  return { number, text, section, sentences };
}
