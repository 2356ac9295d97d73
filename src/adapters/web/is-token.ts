import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header carries this bearer token. How long it takes to say tells nothing of the token. */
export function isToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(hashOf(authorization ?? ''), hashOf(`Bearer ${token}`));
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
