import { engineLine } from '../reader/engine-line.ts';
import { SHIPPED_MODEL } from '../reader/model.ts';
import { type OpenReader, openReader } from '../reader/open-reader.ts';
import type { ReaderState } from '../reader/reader-state.ts';
import type { ReaderConfig } from '../reader-variables.ts';

/** The reader of a process, opened when it is first needed. */
export interface LazyReader {
  /** `null` where there is none. */
  readonly open: () => Promise<OpenReader | null>;
  /** How it is, once it is known whether it can read; `null` when it is off. */
  readonly state: () => Promise<ReaderState | null>;
  readonly close: () => Promise<void>;
}

/** @param warn told, in a sentence, why nothing is read */
export function createLazyReader(config: ReaderConfig | null, warn: (sentence: string) => void): LazyReader {
  let opened: Promise<OpenReader | ReaderState | null> | null = null;

  async function start(): Promise<OpenReader | ReaderState | null> {
    if (config === null) {
      warn(engineLine(null));
      return null;
    }
    try {
      return await openReader({ folder: SHIPPED_MODEL, threads: config.threads, onState: warnOfTrouble });
    } catch (error) {
      const state = { state: 'unusable', reason: (error as Error).message } as const;
      warnOfTrouble(state);
      return state;
    }
  }

  function warnOfTrouble(state: ReaderState): void {
    if ('reason' in state) warn(engineLine(state));
  }

  async function open(): Promise<OpenReader | null> {
    opened ??= start();
    const reader = await opened;
    return reader !== null && 'read' in reader ? reader : null;
  }

  return {
    open,
    async state() {
      const reader = await open();
      return reader?.started ?? ((await opened) as ReaderState | null);
    },
    async close() {
      if (opened !== null) await (await open())?.close();
    },
  };
}
