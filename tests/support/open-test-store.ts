import { onTestFinished } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import { openStore, type StoreSettings } from '../../src/store/open-store.ts';
import { PATIENT } from './patient.ts';

/**
 * Opens a store that is closed when the test has finished. However busy the machine is, it doesn't count as unavailable.
 */
export async function openTestStore(
  address: StoreSettings['address'],
  encryptionKeys: StoreSettings['encryptionKeys'] = [],
): Promise<Store> {
  return closedInTheEnd(await openStore({ address, encryptionKeys, timeouts: PATIENT }));
}

/** The same with the product's own patience, for tests of what happens when that is over. */
export async function openImpatientStore(address: StoreSettings['address']): Promise<Store> {
  return closedInTheEnd(await openStore({ address, encryptionKeys: [] }));
}

function closedInTheEnd(store: Store): Store {
  onTestFinished(() => store.close());
  return store;
}
