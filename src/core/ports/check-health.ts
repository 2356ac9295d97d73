/** Resolves when the store can be read and written. @throws StoreUnavailable when it can't, saying why */
export type CheckHealth = () => Promise<void>;
