import type { SinkCall } from './sink.ts';

/**
 * What is wrong with a call of a platform's API: it is refused; its connection is lost before the platform did what was asked, or
 * after (`unheard`); it takes long.
 */
export type Wrong =
  | { readonly kind: 'refused'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'lost' | 'unheard' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** `null`: nothing is wrong. */
export type Trouble = (call: SinkCall) => Wrong | null;

export const NO_TROUBLE: Trouble = () => null;
