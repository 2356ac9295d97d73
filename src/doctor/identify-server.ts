import { z } from 'zod';

/** The part of the bot's OpenAPI document that identifies it. */
const apiSchema = z.object({
  info: z.object({ title: z.literal('Kursk bot'), version: z.string() }),
});

/** What answers at an address. */
export type ServerIdentity =
  | { readonly who: 'kursk'; readonly version: string }
  | { readonly who: 'other'; readonly status: number }
  /** The reason is an error code or a few words. */
  | { readonly who: 'nobody'; readonly reason: string };

/** @param address without a slash at the end @param timeout in milliseconds */
export async function identifyServer(address: string, timeout: number): Promise<ServerIdentity> {
  try {
    const response = await fetch(`${address}/api/openapi.json`, { signal: AbortSignal.timeout(timeout) });
    const described = apiSchema.safeParse(await response.json().catch(() => null));
    if (!described.success) return { who: 'other', status: response.status };
    return { who: 'kursk', version: described.data.info.version };
  } catch (error) {
    return { who: 'nobody', reason: networkErrorReason(error) };
  }
}

/** Names of the errors of an aborted `fetch`. */
const TIMEOUT_ERRORS = ['TimeoutError', 'AbortError'];

/** Why a request got no reply, as an error code or a few words. `fetch` gives it in the cause of its error. */
export function networkErrorReason(error: unknown): string {
  const { name, cause = error } = error as Error;
  if (TIMEOUT_ERRORS.includes(name)) return 'no reply in time';
  const { code, message } = Object(cause);
  return String(code ?? message);
}
