import { idScopeOf, type Place } from '../ports/place.ts';
import type { Sign } from '../ports/system.ts';

/** 128 bits: no two people share a hash. */
const HASH_BYTES = 16;

/** Where a person is known by an id: on the platform, and on some only in a workspace. */
type KnownIn = Pick<Place, 'platform' | 'workspace'>;

/** A person's keyed hash: always the same for the same person, and not traceable to them without the bot's secret. */
export function hashPerson(id: string, where: KnownIn, sign: Sign): string {
  const scope = idScopeOf(where);
  return scope === null
    ? hashWithoutWorkspace(id, where, sign)
    : hashOf(['person', where.platform, scope, id], sign);
}

/** The hash under which earlier versions stored a person, whatever their workspace. */
export function hashWithoutWorkspace(id: string, { platform }: KnownIn, sign: Sign): string {
  return hashOf(['person', platform, id], sign);
}

function hashOf(person: readonly string[], sign: Sign): string {
  return toBase64url(sign(JSON.stringify(person)).subarray(0, HASH_BYTES));
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
