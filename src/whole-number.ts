import { z } from 'zod';

/** A whole number between these, which may be the one or the other. */
export function wholeNumber(least: number, most: number, otherwise: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error).default(otherwise);
}
