import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header has this bearer token. Takes the same time whatever it has, so that the token can't be guessed. */
export function isBearer(authorization: string | undefined, token: string): boolean {
  return isSame(authorization ?? '', `Bearer ${token}`);
}

const BASIC = /^basic (?<credentials>[\w+/=]+)$/iu;

/** Whether it has the token as the password of HTTP's basic authentication, which browsers ask for; whatever the user's name is. */
export function isPassword(authorization: string | undefined, token: string): boolean {
  const credentials = BASIC.exec(authorization ?? '')?.groups?.credentials ?? '';
  const decoded = Buffer.from(credentials, 'base64').toString('utf8');
  return isSame(decoded.slice(decoded.indexOf(':') + 1), token);
}

function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(wanted));
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
