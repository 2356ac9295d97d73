import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { TextSealer } from '../core/ports/system.ts';

const CIPHER = 'aes-256-gcm';
/** In bytes. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_NAME_BYTES = 6;

export interface Sealer extends TextSealer {
  /** Whether it was sealed under one of the older keys. */
  readonly isOutdated: (sealed: string) => boolean;
}

/**
 * Encrypts with AES-256-GCM under the first key and decrypts with any: to rotate keys, put a new one first. A sealed text is
 * `v1.`, the key's name, `.`, and nonce, tag and ciphertext in base64url. The owner is authenticated with it, so that a text of one
 * owner can't be passed off as another's.
 *
 * @param keys of 32 bytes each, newest first
 */
export function createSealer(keys: readonly KeyObject[]): Sealer {
  const envelopes = keys.map((key) => ({ key, prefix: `v1.${keyName(key)}.` }));
  const [newest] = envelopes;
  const envelopeOf = (sealed: string) => envelopes.find(({ prefix }) => sealed.startsWith(prefix));
  return {
    seal(text, owner) {
      if (newest === undefined) throw new Error('ENCRYPTION_KEY must be set to keep tokens of workspaces.');
      return newest.prefix + encrypt(newest.key, text, owner).toString('base64url');
    },
    unseal(sealed, owner) {
      const envelope = envelopeOf(sealed);
      if (envelope === undefined) {
        throw new Error(
          `What is kept of ${owner} is encrypted under another ENCRYPTION_KEY than those that are set.`,
        );
      }
      const content = Buffer.from(sealed.slice(envelope.prefix.length), 'base64url');
      return decrypt(envelope.key, content, owner);
    },
    isOutdated(sealed) {
      const envelope = envelopeOf(sealed);
      return envelope !== undefined && envelope !== newest;
    },
  };
}

function encrypt(key: KeyObject, text: string, owner: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(key: KeyObject, content: Buffer, owner: string): string {
  const [nonce, tag] = [
    content.subarray(0, NONCE_BYTES),
    content.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
  ];
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  const text = [decipher.update(content.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
  return Buffer.concat(text).toString('utf8');
}

/** A truncated hash, which tells keys apart and reveals nothing of them. */
function keyName(key: KeyObject): string {
  const digest = createHash('sha256').update('name of a key').update(key.export()).digest();
  return digest.subarray(0, KEY_NAME_BYTES).toString('base64url');
}

/** 32 bytes in base64 or base64url. */
const ENCODED_KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Parses an `ENCRYPTION_KEY`: keys, newest first; `null` when one is invalid. As objects, which never print the key. */
export function parseEncryptionKeys(text: string): readonly KeyObject[] | null {
  const keys = text.split(',').map((key) => key.trim());
  if (!keys.every((key) => ENCODED_KEY.test(key))) return null;
  return keys.map((key) => createSecretKey(key, 'base64'));
}
