export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after this time, or as soon as the signal is aborted. Never rejects. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** HMAC-SHA-256 of a message under the bot's secret: 32 bytes. */
export type Sign = (message: string) => Uint8Array;

/** Cryptographically random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/** Authenticated encryption of texts. */
export interface TextSealer {
  /** @param owner bound to the text, which can be unsealed for this owner only. @throws Error when there is no key */
  readonly seal: (text: string, owner: string) => string;
  /** @throws Error when the key isn't known, the text was altered, or it belongs to another owner */
  readonly unseal: (sealed: string, owner: string) => string;
}

/** Whether the server of a URL takes connections. Never rejects. */
export type IsReachable = (url: string) => Promise<boolean>;
