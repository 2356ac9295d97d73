import type { Migration } from 'kysely';
import { createMemory } from './create-memory.ts';
import { keepRequests } from './keep-requests.ts';

/**
 * What makes the tables, in the order of their names. One that has been released is never changed: what it lacks comes with
 * the next.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-memory': { up: createMemory },
  '0002-kept-requests': { up: keepRequests },
};
