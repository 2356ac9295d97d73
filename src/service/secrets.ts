import { createSecretKey, randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { type Store, StoreUnavailable } from '../core/ports/store.ts';
import type { Sign, TextSealer } from '../core/ports/system.ts';
import { createSealer } from '../store/sealer.ts';

const BYTES = 32;

/**
 * What controls are signed and people's ids are hashed with: the operator's secret, else the one that the store keeps. While
 * the store is down it is one of this process alone: then controls stop working with the process.
 */
export async function secretOf(
  { signingSecret }: Pick<Config, 'signingSecret'>,
  { ensureSecret: keepSecret }: Pick<Store, 'ensureSecret'>,
  log: Pick<Logger, 'warn'>,
): Promise<string> {
  if (signingSecret !== null) return signingSecret;
  const candidate = randomBytes(BYTES).toString('base64url');
  try {
    return await keepSecret(candidate);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    log.warn({ err: error }, 'secret-not-kept');
    return candidate;
  }
}

/**
 * What requests are sealed with until they are answered: the operator's ENCRYPTION_KEY, else a key made of the bot's secret. Where
 * the store keeps that secret itself, whoever has the store can open what is in it.
 */
export function sealerOf({ encryptionKeys }: Pick<Config, 'encryptionKeys'>, sign: Sign): TextSealer {
  return createSealer([...encryptionKeys, createSecretKey(sign('the key of requests that are kept'))]);
}
