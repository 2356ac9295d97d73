import { randomBytes } from 'node:crypto';
import type { Sign } from '../core/ports/sign.ts';
import { hmacSign } from './hmac-sign.ts';

const SECRET_BYTES = 32;

/** Signs with a secret that is nowhere but in this process, and gone with it. */
export const signOfThisProcess: Sign = hmacSign(randomBytes(SECRET_BYTES).toString('base64url'));
