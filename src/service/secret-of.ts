import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Store } from '../core/ports/store.ts';
import { StoreUnavailable } from '../core/ports/store-unavailable.ts';

const BYTES = 32;

/**
 * What controls are signed and people's ids are hashed with: the operator's secret, else the one that the store keeps. While
 * the store is down it is one of this process alone: then controls stop working with the process.
 */
export async function secretOf(
  { signingSecret }: Pick<Config, 'signingSecret'>,
  { keepSecret }: Pick<Store, 'keepSecret'>,
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
