import type { UnmetQuestion } from '../ports/list-unmet.ts';
import { readQuestion } from '../question/question.ts';
import type { Gap } from './gap.ts';
import { createLikes } from './likes.ts';

/**
 * The gaps behind questions that were not met: nearly the same question is one gap. The most pressing first: asked most
 * often, then asked last. What asks for nothing is no gap.
 *
 * @param unmet latest first
 */
export function mergeGaps(unmet: readonly UnmetQuestion[]): Gap[] {
  const likes = createLikes<UnmetQuestion>();
  for (const one of unmet) {
    const read = readQuestion(one.question.text);
    if (typeof read !== 'string' && read.terms.length > 0) likes.add(read, one);
  }
  return likes
    .groups()
    .flatMap(gapOf)
    .sort((a, b) => b.count - a.count || b.lastAsked - a.lastAsked);
}

function gapOf(all: readonly UnmetQuestion[]): Gap[] {
  return all.slice(0, 1).map(({ question: latest }) => ({
    question: latest.text,
    count: all.length,
    lastAsked: latest.at,
    down: sum(all.map(({ down }) => down)),
    missing: sum(all.map(({ missing }) => missing)),
    reasons: all.flatMap(({ reasons }) => reasons),
    nearest: latest.nearest,
  }));
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
