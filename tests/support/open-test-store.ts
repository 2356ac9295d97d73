import type { KeyObject } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';

/** Opens a store that is closed when the test has finished. */
export async function openTestStore(
  address: DatabaseAddress,
  encryptionKeys: readonly KeyObject[] = [],
): Promise<Store> {
  const store = await openStore({ address, encryptionKeys });
  onTestFinished(() => store.close());
  return store;
}
