import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header has this bearer token. Takes the same time whatever it has, so that the token can't be guessed. */
export function hasBearerToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(hashOf(authorization ?? ''), hashOf(`Bearer ${token}`));
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
