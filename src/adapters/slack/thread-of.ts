import { z } from 'zod';

const placedSchema = z.object({ ts: z.string().optional(), thread_ts: z.string().nullish() });

/**
 * The thread that a message stands in; `null` of one in the channel itself, though a thread may hang on it.
 *
 * @param message as Slack tells of it; of one that only one person sees, what contains it
 */
export function threadOf(message: unknown): string | null {
  const { ts, thread_ts = null } = placedSchema.safeParse(message).data ?? {};
  return thread_ts === ts ? null : thread_ts;
}
