import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** The key of the loopback Discord, as 64 hexadecimal digits. */
export const PUBLIC_KEY = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

const SECOND = 1_000;

/** The headers that Discord sends along with a body. */
export function signed(
  body: string | Buffer,
  { at = Date.now(), key = privateKey }: { at?: number; key?: KeyObject } = {},
): Record<string, string> {
  const time = String(Math.floor(at / SECOND));
  return {
    'content-type': 'application/json',
    'x-signature-timestamp': time,
    'x-signature-ed25519': sign(null, Buffer.concat([Buffer.from(time), Buffer.from(body)]), key).toString(
      'hex',
    ),
  };
}
