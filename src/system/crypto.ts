import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Sign } from '../core/ports/system.ts';

/** Signs with HMAC-SHA-256 under this secret. */
export function hmacSign(secret: string): Sign {
  return (message) => createHmac('sha256', secret).update(message).digest();
}

const SECRET_BYTES = 32;

/** Signs with a secret that is nowhere but in this process, and gone with it. */
export const signOfThisProcess: Sign = hmacSign(randomBytes(SECRET_BYTES).toString('base64url'));

/** A text in few signs, another for another text: SHA-256, as base64url. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
