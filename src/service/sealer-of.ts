import { createSecretKey } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Sign } from '../core/ports/sign.ts';
import type { TextSealer } from '../core/ports/text-sealer.ts';
import { createSealer } from '../store/sealer.ts';

/**
 * What requests are sealed with until they are answered: the operator's ENCRYPTION_KEY, else a key made of the bot's secret. Where
 * the store keeps that secret itself, whoever has the store can open what is in it.
 */
export function sealerOf({ encryptionKeys }: Pick<Config, 'encryptionKeys'>, sign: Sign): TextSealer {
  return createSealer([...encryptionKeys, createSecretKey(sign('the key of requests that are kept'))]);
}
