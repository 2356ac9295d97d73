/** Seals texts, so that nobody without the key can read or alter them. */
export interface TextSealer {
  /** @param owner whose text it is: sealed, it can't pass for somebody else's. @throws Error when there is no key */
  readonly seal: (text: string, owner: string) => string;
  /** @throws Error when it was sealed under a key that isn't here, or was altered, or is somebody else's */
  readonly unseal: (sealed: string, owner: string) => string;
}
