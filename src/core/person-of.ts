import { toBase64url } from './controls/base64url.ts';
import type { Platform } from './place.ts';
import type { Sign } from './ports/sign.ts';

/** Enough that no two people share a hash. */
const HASH_BYTES = 16;

/** Who somebody is, as a keyed hash: the same for the same person, and without the bot's secret nobody's in particular. */
export function personOf(id: string, platform: Platform, sign: Sign): string {
  return toBase64url(sign(JSON.stringify(['person', platform, id])).subarray(0, HASH_BYTES));
}
