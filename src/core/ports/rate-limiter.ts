import type { Place } from './place.ts';

/** A number of tokens in every `per` milliseconds. */
export interface Limit {
  readonly tokens: number;
  readonly per: number;
}

export type Allowance =
  | { readonly isAllowed: true }
  | {
      readonly isAllowed: false;
      /** Milliseconds until a token is free, more than 0. */
      readonly retryIn: number;
    };

/** When to come back, in whole seconds, as people and `Retry-After` are told. */
export function secondsUntilRetry({ retryIn }: Extract<Allowance, { isAllowed: false }>): number {
  return Math.ceil(retryIn / 1_000);
}

/** Whose tokens are counted: a person's, by keyed hash, or a channel's, by platform and id. */
export type LimitKey = `person:${string}` | `channel:${string}`;

/** A person's tokens for questions, and those for commands. */
export function personKeys(person: string): { readonly questions: LimitKey; readonly commands: LimitKey } {
  return { questions: `person:${person}`, commands: `person:${person}:commands` };
}

export function channelKey({ platform, channel }: Pick<Place, 'platform' | 'channel'>): LimitKey {
  return `channel:${platform}:${channel}`;
}

/** Takes a token. Tokens are counted over all processes. @throws StoreUnavailable */
export type TakeToken = (key: LimitKey, limit: Limit) => Promise<Allowance>;
