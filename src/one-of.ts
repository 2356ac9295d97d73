import { z } from 'zod';

/** One of these words. */
export function oneOf<const Value extends string>(values: readonly Value[], otherwise: NoInfer<Value>) {
  return z.enum(values, `must be one of ${values.join(', ')}`).default(otherwise);
}
