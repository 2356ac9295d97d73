import type { z } from 'zod';

/** What a form carried along in its `private_metadata`, as JSON; `null` where that isn't what the schema wants. */
export function readMetadata<Carried>(metadata: string, schema: z.ZodType<Carried>): Carried | null {
  try {
    return schema.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
}
