import { createHash } from 'node:crypto';

/** A text in few signs, another for another text: SHA-256, as base64url. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
