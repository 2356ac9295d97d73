import type { Readable, Writable } from 'node:stream';

/** The streams of a terminal session, and what they can show. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Somebody types, rather than a file or a program. */
  readonly isInputTyped: boolean;
  /** Somebody watches the errors, so that progress is worth showing. */
  readonly areErrorsWatched: boolean;
  readonly hasColor: boolean;
  /** Columns of the output. */
  readonly width: number;
}
