import type { Span } from '../../core/answer.ts';
import type { Article } from '../../core/article.ts';

/** A slice of an article's passage. */
export interface Mark {
  /** From 1. */
  readonly passage: number;
  readonly span: Span;
}

const MARK = /^(?<passage>\d{1,6})\.(?<start>\d{1,7})-(?<end>\d{1,7})$/u;

/** What is to be marked, from a link of `localLink`; `null` where that is nothing, or isn't in the article. */
export function readMark(text: string | undefined, article: Article): Mark | null {
  const groups = MARK.exec(text ?? '')?.groups;
  const [passage, start, end] = [groups?.passage, groups?.start, groups?.end].map(Number);
  if (passage === undefined || start === undefined || end === undefined) return null;
  const whole = article.passages[passage - 1]?.text.length ?? 0;
  return start < end && end <= whole ? { passage, span: [start, end] } : null;
}
