import type { Size } from './load-speed-corpus.ts';
import type { MeasureLimits } from './measure-engine.ts';

/** What a process of its own measures: an engine, which it then saves in a file, or its start from that file. */
export interface Job {
  readonly measure: 'engine' | 'start-up';
  readonly engine: string;
  readonly size: Size;
  readonly limits: MeasureLimits;
  readonly file: string;
}
