import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { RandomBytes } from '../../core/ports/random-bytes.ts';

const COOKIE = 'kursk_visitor';
const ID_BYTES = 16;
const ID = /^[\w-]{22}$/u;

/** Who asks: a random id that a cookie keeps until the browser is closed. It is nobody's name, and tells visits apart only. */
export function visitorOf(context: Context, randomBytes: RandomBytes): string {
  const known = getCookie(context, COOKIE);
  if (known !== undefined && ID.test(known)) return known;
  const id = Buffer.from(randomBytes(ID_BYTES)).toString('base64url');
  setCookie(context, COOKIE, id, { httpOnly: true, sameSite: 'Lax', path: '/' });
  return id;
}
