import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { RandomBytes } from '../../core/ports/system.ts';

const COOKIE = 'kursk_visitor';
const ID_BYTES = 16;
const ID_PATTERN = /^[\w-]{22}$/u;

/** The visitor's random id, which a session cookie holds. It tells visits apart and identifies nobody. */
export type VisitorOf = (context: Context) => string;

/** Where people reach the service over TLS, browsers send the cookie over TLS only. */
export function createVisitorOf(randomBytes: RandomBytes, publicUrl: string | null): VisitorOf {
  const secure = publicUrl?.startsWith('https:') ?? false;
  return (context) => {
    const known = getCookie(context, COOKIE);
    if (known !== undefined && ID_PATTERN.test(known)) return known;
    const id = Buffer.from(randomBytes(ID_BYTES)).toString('base64url');
    setCookie(context, COOKIE, id, { httpOnly: true, sameSite: 'Lax', path: '/', secure });
    return id;
  };
}
