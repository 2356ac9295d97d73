import { createSecretKey, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { type Store, StoreUnavailable } from '../core/ports/store.ts';
import type { Sign, TextSealer } from '../core/ports/system.ts';
import { createSealer } from '../store/sealer.ts';

const SECRET_BYTES = 32;

/**
 * The secret that signs controls and hashes people's ids: the operator's, otherwise the one in the store. If the store is down at
 * the start, this process makes its own, and its controls stop working when it ends.
 */
export async function secretOf(
  { signingSecret }: Pick<Config, 'signingSecret'>,
  { ensureSecret }: Pick<Store, 'ensureSecret'>,
  log: Pick<Logger, 'warn'>,
): Promise<string> {
  if (signingSecret !== null) return signingSecret;
  const candidate = randomBytes(SECRET_BYTES).toString('base64url');
  try {
    return await ensureSecret(candidate);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    log.warn({ err: error }, 'secret-not-kept');
    return candidate;
  }
}

/**
 * Encrypts requests in the inbox: under the operator's ENCRYPTION_KEY, otherwise under a key derived from the bot's secret. Where
 * that secret is in the store too, whoever can read the store can decrypt the requests.
 */
export function sealerOf({ encryptionKeys }: Pick<Config, 'encryptionKeys'>, sign: Sign): TextSealer {
  return createSealer([...encryptionKeys, createSecretKey(sign('the key of requests that are kept'))]);
}
