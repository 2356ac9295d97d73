import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Sign } from '../core/ports/system.ts';

export function hmacSign(secret: string): Sign {
  return (message) => createHmac('sha256', secret).update(message).digest();
}

const SECRET_BYTES = 32;

/** Signs with a random secret that lives only in this process. */
export const signOfThisProcess: Sign = hmacSign(randomBytes(SECRET_BYTES).toString('base64url'));

/** The SHA-256 digest of a text, in base64url. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
