import type { KeyObject } from 'node:crypto';
import type { Store } from '../core/ports/store.ts';
import { openAccess } from './access.ts';
import { createCheckHealth } from './check-health.ts';
import { createClaimEvent } from './claim-event.ts';
import type { DatabaseAddress } from './database-address.ts';
import { createForget } from './forget.ts';
import { createInstallationBook } from './installation-book.ts';
import { createKeepSecret } from './keep-secret.ts';
import { createListUnmet } from './list-unmet.ts';
import { createQuestionLog } from './question-log.ts';
import { createRecordFeedback } from './record-feedback.ts';
import { createSealer } from './sealer.ts';
import { createSettingsBook } from './settings-book.ts';
import { createSweep } from './sweep.ts';
import { createTakeToken } from './take-token.ts';
import { createTakeUp } from './take-up.ts';

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
  const access = await openAccess(address);
  const sealer = createSealer(encryptionKeys);
  return {
    claim: createClaimEvent(access),
    takeUp: createTakeUp(access),
    questions: createQuestionLog(access),
    recordFeedback: createRecordFeedback(access),
    listUnmet: createListUnmet(access),
    settings: createSettingsBook(access),
    installations: createInstallationBook(access, sealer),
    takeToken: createTakeToken(access),
    forget: createForget(access),
    sweep: createSweep(access, sealer),
    checkHealth: createCheckHealth(access),
    keepSecret: createKeepSecret(access),
    close: access.close,
  };
}
