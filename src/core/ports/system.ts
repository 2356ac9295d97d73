/** Time, as the core is given it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; at once when the signal is aborted. Never rejects. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** HMAC-SHA-256 of a message under the bot's secret: 32 bytes that nobody without the secret can work out. */
export type Sign = (message: string) => Uint8Array;

/** So many bytes that nobody can foresee. */
export type RandomBytes = (count: number) => Uint8Array;

/** Seals texts, so that nobody without the key can read or alter them. */
export interface TextSealer {
  /** @param owner whose text it is: sealed, it can't pass for somebody else's. @throws Error when there is no key */
  readonly seal: (text: string, owner: string) => string;
  /** @throws Error when it was sealed under a key that isn't here, or was altered, or is somebody else's */
  readonly unseal: (sealed: string, owner: string) => string;
}
