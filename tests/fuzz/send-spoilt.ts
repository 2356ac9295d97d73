import { HANGS } from '../support/hangs.ts';
import { MOST_BYTES } from './spoilt-request.ts';

/** Sends a request, however it is spoilt. @returns the status of the answer, when all of it has come */
export async function sendSpoilt(
  url: string,
  {
    body,
    ...sent
  }: { readonly method: string; readonly body: Buffer; readonly headers: Record<string, string> },
): Promise<number> {
  const signal = AbortSignal.timeout(HANGS);
  const response = await fetch(url, { ...sent, body, signal }).catch((error: unknown) => {
    // Whoever sends too much may be cut off before they read why.
    if (body.length > MOST_BYTES) return new Response(null, { status: 413 });
    throw error;
  });
  await response.arrayBuffer();
  return response.status;
}
