import { expect } from 'vitest';
import type { Answer, Quote } from '../../src/core/answering/answer.ts';

/** The status of what has quotes, where a test isn't about how sure the bot is of them: the limits may be fitted anew. */
export const QUOTED: unknown = expect.stringMatching(/^(?:answered|unsure)$/);

/** A quote that is the whole of a passage. */
export function quoteOf(text: string, details: Partial<Quote> = {}): Quote {
  const article = { id: 'mill', title: 'The mill', url: null, published: null };
  const place = { passage: 1, section: [], start: 0, end: text.length };
  return { text, article, ...place, highlights: [], link: null, question: null, ...details };
}

export function answeredWith(...quotes: readonly Quote[]): Answer {
  return {
    question: 'q',
    status: 'answered',
    engine: 'lexical',
    confidence: 0.9,
    quotes,
    nearest: [],
    unanswered: [],
    reason: null,
  };
}

export function unsureWith(...quotes: readonly Quote[]): Answer {
  return {
    question: 'q',
    status: 'unsure',
    engine: 'lexical',
    confidence: 0.4,
    quotes,
    nearest: [],
    unanswered: [],
    reason: null,
  };
}

export function abstainedWith(...nearest: readonly Quote[]): Answer {
  return {
    question: 'q',
    status: 'not-in-corpus',
    engine: 'lexical',
    confidence: 0.1,
    quotes: [],
    nearest,
    unanswered: [],
    reason: null,
  };
}
