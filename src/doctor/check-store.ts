import type { StatsFs } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { lazy } from '../core/index/memoize.ts';
import { StoreUnavailable } from '../core/ports/store.ts';
import type { DatabaseAddress } from '../store/database.ts';
import { NewerSchemaError } from '../store/store-errors.ts';
import { inspectStore, type StoreState } from '../store/store-health.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/** Longer than the store takes to give up. In milliseconds. */
const STORE_TIMEOUT = 15_000;

export interface StoreChecks {
  /** What the store is like; asked once. */
  readonly inspect: () => Promise<StoreState | null>;
  readonly checks: readonly Check[];
}

/** What is looked at of the store. */
export function storeChecks({
  config: { database },
  clock,
}: Pick<CheckContext, 'config' | 'clock'>): StoreChecks {
  const inspect = lazy(() => inspectStore(database, clock.now));
  const common = {
    goesBy: ['DATABASE_URL'],
    patience: STORE_TIMEOUT,
    whenLate: 'Look at the database and the way to it, and at the disk that a file is on.',
  };
  const store = { ...common, id: 'store', examine: () => checkStore(database, inspect) };
  const checks =
    database.kind === 'sqlite'
      ? [store, { ...common, id: 'store-space', examine: () => checkSpace(database.file) }]
      : [store];
  return { inspect, checks };
}

/** People wait for several writes. In milliseconds. */
const SLOW_WRITE = 200;

/** Whether the store can be used, has the tables of this version, and takes a row in time. */
async function checkStore(
  address: DatabaseAddress,
  inspect: () => Promise<StoreState | null>,
): Promise<Finding> {
  try {
    const state = await inspect();
    return state === null ? await missingFileFinding(address) : stateFinding(state);
  } catch (error) {
    return explainStoreError(error);
  }
}

async function missingFileFinding(address: DatabaseAddress): Promise<Finding> {
  const file = address.kind === 'sqlite' ? address.file : '';
  if (await isWritable(file))
    return { status: 'ok', found: `"${file}" isn’t there yet; the first start makes it.` };
  return {
    status: 'fail',
    found: `"${file}" isn’t there, and can’t be made.`,
    fix: 'Give the user that the bot runs as the right to write to that folder, or set DATABASE_URL to another.',
  };
}

function stateFinding({ engine, pending, milliseconds }: StoreState): Finding {
  if (milliseconds === null)
    return {
      status: 'warn',
      found: `${engine} can be reached; its tables are to be brought up to date (${pending.join(', ')}).`,
      fix: 'Back the database up and start the service: it does that.',
    };
  const found = `${engine} has the tables of this version, and takes a row in ${Math.ceil(milliseconds)} ms.`;
  if (milliseconds <= SLOW_WRITE) return { status: 'ok', found };
  return { status: 'warn', found, fix: 'Look at the load of the database, its disk and the way to it.' };
}

function explainStoreError(error: unknown): Finding {
  if (error instanceof NewerSchemaError)
    return {
      status: 'fail',
      found: `A newer version of Kursk has been at the database: its migration “${error.migration}” isn’t known here.`,
      fix: 'Run the version that was there last, or restore the backup from before it.',
    };
  if (!(error instanceof StoreUnavailable)) throw error;
  return {
    status: 'fail',
    found: error.message,
    fix: 'Look at the database, DATABASE_URL and the rights of its folder; meanwhile the bot answers without a memory.',
  };
}

const MEGABYTE = 1024 * 1024;
/** In bytes. The database of a busy bot grows by some megabytes a day. */
const LOW_SPACE = 500 * MEGABYTE;
const CRITICAL_SPACE = 20 * MEGABYTE;

/** Whether there is room beside a file, which needn't be there. */
export async function checkSpace(file: string): Promise<Finding> {
  const { bavail, bsize } = await statsAbove(resolve(file));
  const room = bavail * bsize;
  const found = `${Math.floor(room / MEGABYTE)} MB are free where the database is.`;
  if (room >= LOW_SPACE) return { status: 'ok', found };
  return {
    status: room < CRITICAL_SPACE ? 'fail' : 'warn',
    found,
    fix: 'Make room on that disk, or set DATABASE_URL to a file on another.',
  };
}

async function statsAbove(path: string): Promise<StatsFs> {
  return statfs(path).catch((error: unknown) => {
    if (path === dirname(path)) throw error;
    return statsAbove(dirname(path));
  });
}

/** Whether a file or folder may be written: it, or where it isn't there, the folder that it would be made in. */
export async function isWritable(path: string): Promise<boolean> {
  try {
    await access(resolve(path), constants.W_OK);
    return true;
  } catch (error) {
    const above = dirname(resolve(path));
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing && above !== resolve(path) ? isWritable(above) : false;
  }
}
