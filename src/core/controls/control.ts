import type { Span } from '../answer.ts';
import type { ControlKind } from '../control-kind.ts';

/** Where a quote stands, in an article as it was when it was quoted. */
export interface QuotePlace {
  /** The fingerprint of the article: see `createFingerprints`. */
  readonly article: string;
  /** The passage's number, from 1. */
  readonly passage: number;
  /** Offsets in the passage's text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** The first of the quote's highlights, as offsets in the quote. */
  readonly highlight: Span | null;
}

/** What a control knows. It travels in the control itself, so that it works after a restart and in every process. */
export interface Control {
  readonly kind: ControlKind;
  /** The id of the question whose answer it stands under; `null` where it is about no question. */
  readonly question: string | null;
  /** The quotes it shows when it is pressed, best first. */
  readonly quotes: readonly QuotePlace[];
}
