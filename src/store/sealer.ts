import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from 'node:crypto';
import type { TextSealer } from '../core/ports/text-sealer.ts';

const CIPHER = 'aes-256-gcm';
/** In bytes. */
const NONCE = 12;
const TAG = 16;
const KEY_NAME = 6;

export interface Sealer extends TextSealer {
  /** Whether it was sealed under one of our keys that isn't the newest. */
  readonly isOutdated: (sealed: string) => boolean;
}

/**
 * Seals with AES-256-GCM under the first key and unseals with any of them, so that keys are changed by putting a new one
 * first. What is sealed is `v1.`, the name of the key, and nonce, tag and ciphertext in base64url.
 *
 * @param keys of 32 bytes each, newest first
 */
export function createSealer(keys: readonly KeyObject[]): Sealer {
  const envelopes = keys.map((key) => ({ key, prefix: `v1.${nameOf(key)}.` }));
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
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(key: KeyObject, content: Buffer, owner: string): string {
  const [nonce, tag] = [content.subarray(0, NONCE), content.subarray(NONCE, NONCE + TAG)];
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  const text = [decipher.update(content.subarray(NONCE + TAG)), decipher.final()];
  return Buffer.concat(text).toString('utf8');
}

/** Tells keys apart, and nothing about them. */
function nameOf(key: KeyObject): string {
  const digest = createHash('sha256').update('name of a key').update(key.export()).digest();
  return digest.subarray(0, KEY_NAME).toString('base64url');
}
