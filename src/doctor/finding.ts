/**
 * What a check came to.
 *
 * - `ok`: it is as it should be.
 * - `warn`: the bot works, though not as well as it could, or not for long.
 * - `fail`: something that is configured doesn't work.
 * - `skip`: it wasn't looked at, which is no judgement: it isn't configured, or can't be known before something else is mended.
 */
export type Status = 'ok' | 'warn' | 'fail' | 'skip';

/** Sentences for an operator, without secrets: what was found, and what to do about it. */
export type Finding =
  | { readonly status: 'ok' | 'skip'; readonly found: string; readonly fix?: string }
  | { readonly status: 'warn' | 'fail'; readonly found: string; readonly fix: string };
