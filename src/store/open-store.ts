import type { KeyObject } from 'node:crypto';
import type { EnsureSecret, Store } from '../core/ports/store.ts';
import { createChannelSettings } from './channel-settings.ts';
import { createClaimEvent, createRecoverClaims } from './claims.ts';
import type { DatabaseAddress } from './database.ts';
import { createListUnmet, createRecordFeedback } from './feedback.ts';
import { createInstallations } from './installations.ts';
import { createQuestionLog } from './questions.ts';
import { createTakeToken } from './rate-limiter.ts';
import { createForget, createPurge } from './retention.ts';
import { createSealer } from './sealer.ts';
import { openConnection, type StoreConnection } from './store-connection.ts';
import { createCheckHealth } from './store-health.ts';

export interface StoreSettings {
  readonly address: DatabaseAddress;
  /** What the tokens of workspaces are encrypted under, newest first; of 32 bytes each. With none they can't be kept. */
  readonly encryptionKeys: readonly KeyObject[];
}

/**
 * Opens the store, and brings its tables up to date. One that can't be used now is opened all the same: its ports throw
 * `StoreUnavailable` until it can.
 *
 * @throws NewerSchemaError when a newer version has been at the tables
 */
export async function openStore({ address, encryptionKeys }: StoreSettings): Promise<Store> {
  const access = await openConnection(address);
  const sealer = createSealer(encryptionKeys);
  return {
    claim: createClaimEvent(access),
    recoverClaims: createRecoverClaims(access),
    questions: createQuestionLog(access),
    recordFeedback: createRecordFeedback(access),
    listUnmet: createListUnmet(access),
    settings: createChannelSettings(access),
    installations: createInstallations(access, sealer),
    takeToken: createTakeToken(access),
    forget: createForget(access),
    purge: createPurge(access, sealer),
    checkHealth: createCheckHealth(access),
    ensureSecret: createEnsureSecret(access),
    close: access.close,
  };
}

const SECRET_NAME = 'bot';

/** The first that is kept stays: a row that is never changed. */
function createEnsureSecret({ run }: StoreConnection): EnsureSecret {
  return (candidate) =>
    run(async (tables) => {
      await tables
        .insertInto('secrets')
        .values({ name: SECRET_NAME, secret: candidate })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      const { secret } = await tables
        .selectFrom('secrets')
        .select('secret')
        .where('name', '=', SECRET_NAME)
        .executeTakeFirstOrThrow();
      return secret;
    });
}
