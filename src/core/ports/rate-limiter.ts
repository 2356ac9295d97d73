/** So many tokens in so many milliseconds. */
export interface Limit {
  readonly tokens: number;
  readonly per: number;
}

export type Allowance =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false;
      /** Milliseconds until it is worth trying again, more than 0. */
      readonly retryIn: number;
    };

/** What a limit counts: a person by keyed hash, or a channel by platform and id. */
export type LimitKey = `person:${string}` | `channel:${string}`;

/** Takes a token, counted over all processes. @throws StoreUnavailable */
export type TakeToken = (key: LimitKey, limit: Limit) => Promise<Allowance>;
