import type { Quote, Span } from '../src/core/answering/answer.ts';
import { tokenF1 } from './token-f1.ts';

export interface HighlightScores {
  /** Of all that is highlighted against the closest answer, from 0 to 1. */
  readonly f1: number;
  /** Whether anything of an answer is highlighted. */
  readonly overlaps: boolean;
}

/** How well the highlights of a quote mark what answers. @param answers verbatim, of which any will do */
export function scoreHighlights({ text, highlights }: Quote, answers: readonly string[]): HighlightScores {
  const highlighted = highlights.map(([start, end]) => text.slice(start, end)).join(' ');
  return {
    f1: Math.max(0, ...answers.map((answer) => tokenF1(highlighted, answer))),
    overlaps: answers.some((answer) =>
      placesOf(answer, text).some(([from, to]) =>
        highlights.some(([start, end]) => start < to && from < end),
      ),
    ),
  };
}

/** Where an answer stands in a text: everywhere, when it is more than the text. */
function placesOf(answer: string, text: string): Span[] {
  if (answer.includes(text)) return [[0, text.length]];
  const places: Span[] = [];
  for (let at = text.indexOf(answer); at >= 0; at = text.indexOf(answer, at + 1)) {
    places.push([at, at + answer.length]);
  }
  return places;
}
