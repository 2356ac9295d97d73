/**
 * The store can't be used now: locked, full, read-only, unreachable, cut off in the middle, too slow. All that a port of the
 * store throws in these cases; any other error is a fault of the program. Its message is for operators, and names no secret.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
