/**
 * The secret that this bot's processes share when the operator has set none: the one that is kept, else the candidate, which
 * is kept from now on. Atomic: all who ask get the same.
 *
 * @throws StoreUnavailable
 */
export type KeepSecret = (candidate: string) => Promise<string>;
