import type { Quote, Span } from '../src/core/answering/answer.ts';

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

/** Python's `string.punctuation`. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** Whole words; a `\b` here would take the end of "ña" for one. */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/**
 * How much two texts have of each other's words, as the official evaluation of SQuAD 1.1 has it (Rajpurkar et al. 2016):
 * lower case, without punctuation and articles, every word as often as it stands there; the harmonic mean of both shares.
 */
export function tokenF1(text: string, gold: string): number {
  const said = tokensOf(text);
  const expected = tokensOf(gold);
  const left = [...expected];
  let shared = 0;
  for (const token of said) {
    const place = left.indexOf(token);
    if (place < 0) continue;
    left.splice(place, 1);
    shared += 1;
  }
  return shared === 0 ? 0 : (2 * shared) / (said.length + expected.length);
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().replaceAll(PUNCTUATION, '').replaceAll(ARTICLES, ' ').match(/\S+/g) ?? [];
}
