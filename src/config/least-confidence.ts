import type { LeastConfidence } from '../core/answering/confidence.ts';

/** What a valid value is; completes "LEAST_CONFIDENCE …". */
export const EXPECTED_LIMITS =
  'must be one or two numbers from 0 to 1, the lower first: 0.15,0.6 shows quotes from the first on, and is sure of them from the second on';

/** Parses the operator's limits: both, or that of `unsure` alone; `null` if they can't be read. */
export function parseLeastConfidence(text: string): LeastConfidence | null {
  const limits = text.split(',').map(parseLimit);
  const [unsure = null, answered = null] = limits;
  if (unsure === null || limits.includes(null) || limits.length > 2) return null;
  return answered !== null && answered < unsure ? null : { unsure, answered };
}

function parseLimit(text: string): number | null {
  const limit = text.trim() === '' ? Number.NaN : Number(text);
  return limit >= 0 && limit <= 1 ? limit : null;
}
