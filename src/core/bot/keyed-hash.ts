import type { Platform } from '../ports/place.ts';
import type { Sign } from '../ports/system.ts';

/** 128 bits: no two people share a hash. */
const HASH_BYTES = 16;

/** A person's keyed hash: always the same for the same person, and not traceable to them without the bot's secret. */
export function hashPerson(id: string, platform: Platform, sign: Sign): string {
  return toBase64url(sign(JSON.stringify(['person', platform, id])).subarray(0, HASH_BYTES));
}

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** The bytes that `toBase64url` encoded; `null` for any other text, also one that a lenient decoder would accept. */
export function fromBase64url(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  return toBase64url(bytes) === text ? bytes : null;
}
