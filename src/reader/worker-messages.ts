import type { WindowInput } from './window-input.ts';
import type { WindowOutput } from './window-output.ts';

/** What the worker is started with. */
export interface WorkerSettings {
  /** Of the weights. */
  readonly folder: string;
  readonly threads: number;
  /**
   * Whether the runtime may merge operations, as it does unless this is `false`. Unmerged they are slower and round otherwise, as
   * they do on another processor: for tests of what a rounding may change.
   */
  readonly optimised?: boolean;
}

/** To the worker: a window to read. It is answered before the next is sent. */
export type ToWorker = WindowInput;

/** From the worker: first that it can read, or why it can't; then what it made of each window, or why nothing. */
export type FromWorker =
  | { readonly state: 'ready' }
  | { readonly state: 'unusable'; readonly reason: string }
  | { readonly state: 'read'; readonly output: WindowOutput }
  | { readonly state: 'failed'; readonly reason: string };
