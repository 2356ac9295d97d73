import { z } from 'zod';
import { reasonOfNetwork } from './reason-of-network.ts';

/** Of the bot's own description of its API. */
const apiSchema = z.object({
  info: z.object({ title: z.literal('Kursk bot'), version: z.string() }),
});

/** Who answers at an address. */
export type Answering =
  | { readonly who: 'kursk'; readonly version: string }
  | { readonly who: 'other'; readonly status: number }
  /** The reason is a code or a few words. */
  | { readonly who: 'nobody'; readonly reason: string };

/** Asks who answers at an address, without a slash at the end, within so many milliseconds. */
export async function whoAnswers(address: string, patience: number): Promise<Answering> {
  try {
    const response = await fetch(`${address}/api/openapi.json`, { signal: AbortSignal.timeout(patience) });
    const described = apiSchema.safeParse(await response.json().catch(() => null));
    if (!described.success) return { who: 'other', status: response.status };
    return { who: 'kursk', version: described.data.info.version };
  } catch (error) {
    return { who: 'nobody', reason: reasonOfNetwork(error) };
  }
}
