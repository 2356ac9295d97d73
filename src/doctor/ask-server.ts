import { z } from 'zod';

/** Of the bot's own description of its API. */
const apiSchema = z.object({
  info: z.object({ title: z.literal('Kursk bot'), version: z.string() }),
});

/** Who answers at an address. */
export type ServerIdentity =
  | { readonly who: 'kursk'; readonly version: string }
  | { readonly who: 'other'; readonly status: number }
  /** The reason is a code or a few words. */
  | { readonly who: 'nobody'; readonly reason: string };

/** Asks who answers at an address, without a slash at the end, within so many milliseconds. */
export async function identifyServer(address: string, patience: number): Promise<ServerIdentity> {
  try {
    const response = await fetch(`${address}/api/openapi.json`, { signal: AbortSignal.timeout(patience) });
    const described = apiSchema.safeParse(await response.json().catch(() => null));
    if (!described.success) return { who: 'other', status: response.status };
    return { who: 'kursk', version: described.data.info.version };
  } catch (error) {
    return { who: 'nobody', reason: networkErrorReason(error) };
  }
}

/** What time-outs are called. */
const TIMEOUT_ERRORS = ['TimeoutError', 'AbortError'];

/** Why nobody was reached over a network, as a code or a few words; `fetch` says it in the cause of its error. */
export function networkErrorReason(error: unknown): string {
  const { name, cause = error } = error as Error;
  if (TIMEOUT_ERRORS.includes(name)) return 'no reply in time';
  const { code, message } = Object(cause);
  return String(code ?? message);
}
