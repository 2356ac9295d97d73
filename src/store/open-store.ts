import type { KeyObject } from 'node:crypto';
import type { EnsureSecret, Store } from '../core/ports/store.ts';
import { createAnsweredGaps } from './answered-gaps.ts';
import { createChannelSettings } from './channel-settings.ts';
import { createClaimEvent, createRecoverClaims } from './claims.ts';
import type { DatabaseAddress, DatabaseTimeouts } from './database.ts';
import { createListDays } from './day-figures.ts';
import { createListUnmet, createRecordFeedback } from './feedback.ts';
import { createInstallations } from './installations.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { createQuestionLog } from './questions.ts';
import { createTakeToken } from './rate-limiter.ts';
import { createForget, createPurge } from './retention.ts';
import { createSealer } from './sealer.ts';
import { openConnection, QUERY_TIMEOUTS, type StoreConnection } from './store-connection.ts';
import { createCheckHealth } from './store-health.ts';
import { createThreadStore } from './threads.ts';

export interface StoreSettings {
  readonly address: DatabaseAddress;
  /** For the tokens of workspaces, newest first; of 32 bytes each. Without a key, no installation can be saved. */
  readonly encryptionKeys: readonly KeyObject[];
  /** Of queries that people wait for; `QUERY_TIMEOUTS` unless set. */
  readonly timeouts?: DatabaseTimeouts;
  /** Called with each file of a SQLite database that others could read or write until it was opened. */
  readonly onMadePrivate?: (file: string) => void;
}

/**
 * Opens the store: every port on one SQL database, whose tables are migrated first. A database that is unavailable is no error
 * here: the ports throw `StoreUnavailable` until it is back.
 *
 * @throws NewerSchemaError when a newer version has migrated the tables
 */
export async function openStore({
  address,
  encryptionKeys,
  timeouts = QUERY_TIMEOUTS,
  onMadePrivate = () => {},
}: StoreSettings): Promise<Store> {
  const connection = await openConnection(address, timeouts, onMadePrivate);
  const sealer = createSealer(encryptionKeys);
  return {
    claim: createClaimEvent(connection),
    recoverClaims: createRecoverClaims(connection),
    questions: createQuestionLog(connection),
    recordFeedback: createRecordFeedback(connection),
    listUnmet: createListUnmet(connection),
    listDays: createListDays(connection),
    settings: createChannelSettings(connection),
    threads: createThreadStore(connection),
    keptAnswers: createKeptAnswers(connection),
    answeredGaps: createAnsweredGaps(connection),
    installations: createInstallations(connection, sealer),
    takeToken: createTakeToken(connection),
    forget: createForget(connection),
    purge: createPurge(connection, sealer),
    checkHealth: createCheckHealth(connection),
    ensureSecret: createEnsureSecret(connection),
    close: connection.close,
  };
}

const SECRET_NAME = 'bot';

/** The first candidate that is inserted wins: the row is never updated. */
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
