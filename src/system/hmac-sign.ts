import { createHmac } from 'node:crypto';
import type { Sign } from '../core/ports/sign.ts';

/** Signs with HMAC-SHA-256 under this secret. */
export function hmacSign(secret: string): Sign {
  return (message) => createHmac('sha256', secret).update(message).digest();
}
