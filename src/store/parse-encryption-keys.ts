import { createSecretKey, type KeyObject } from 'node:crypto';

/** 32 bytes in base64, or in base64url. */
const KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Keys from an `ENCRYPTION_KEY`, newest first; `null` when one of them is none. As objects, which print nothing of the key. */
export function parseEncryptionKeys(text: string): readonly KeyObject[] | null {
  const keys = text.split(',').map((key) => key.trim());
  if (!keys.every((key) => KEY.test(key))) return null;
  return keys.map((key) => createSecretKey(key, 'base64'));
}
