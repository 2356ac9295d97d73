import type { Size } from './load-speed-corpus.ts';
import type { Measurement } from './measure-engine.ts';

/** An engine at one size. */
export interface EngineSpeed extends Measurement {
  readonly engine: string;
  readonly size: Size;
  /** From its file to ready, in milliseconds. */
  readonly startUp: number;
}
