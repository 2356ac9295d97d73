/**
 * The runtime has other kernels on another processor. Their floats differ in the last bits, and quantised activations make more of
 * that. Unmerged operations differ the same way, and by several times as much (decision 12): what holds in both ways holds elsewhere.
 */
export const KERNELS = [
  { kernel: 'as the bot runs the model', optimised: true },
  { kernel: 'rounded otherwise', optimised: false },
] as const;

/** How far a span's score may be from the published one on any processor, in logits: of 300, one in a hundred moved by 0.43 between these two (decision 12). */
export const SCORE_TOLERANCE = 0.5;

/** How far the confidence in an answer may be from the one in a document on any processor. Between these two it moved by 0.01 at most, unless another sentence came first. */
export const CONFIDENCE_TOLERANCE = 0.05;

/** A lead beyond which no other span can be the best, however both scores are rounded. */
export const SAFE_LEAD = 2 * SCORE_TOLERANCE;
