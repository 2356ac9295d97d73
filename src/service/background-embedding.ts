import { setTimeout as wait } from 'node:timers/promises';
import type { Coverage } from '../core/index/vector-index.ts';
import type { CorpusVectors, EmbeddingEnd } from '../corpus/snapshots/open-vectors.ts';
import type { OpenEmbedder } from '../inference/open-embedder.ts';
import type { OpenReader } from '../inference/open-reader.ts';
import type { OpenCorpus } from './configured-library.ts';

/** Embeds what a corpus has no vectors of, a passage at a time, while nobody waits for an answer. */
export interface BackgroundEmbedding {
  /** Begins with a corpus, or goes on with it. Ends any other first. */
  readonly start: (corpus: Pick<OpenCorpus, 'vectors'>) => void;
  /** Resolves once nothing is being embedded, and all that was is saved. */
  readonly stop: () => Promise<void>;
}

export interface BackgroundEmbeddingOptions {
  /** `null`: nothing is embedded. */
  readonly embedder: Pick<OpenEmbedder, 'embedPassages' | 'isBusy'> | null;
  readonly reader: Pick<OpenReader, 'isBusy'> | null;
  readonly onProgress?: (coverage: Coverage) => void;
  readonly onEnd?: (end: EmbeddingEnd, coverage: Coverage) => void;
}

export function createBackgroundEmbedding({
  embedder,
  reader,
  onProgress = () => {},
  onEnd = () => {},
}: BackgroundEmbeddingOptions): BackgroundEmbedding {
  let stopping = new AbortController();
  let running = Promise.resolve();
  const isAnyoneWaiting = () => embedder?.isBusy() === true || reader?.isBusy() === true;

  async function stop(): Promise<void> {
    stopping.abort();
    await running;
  }

  async function embed(vectors: CorpusVectors, signal: AbortSignal): Promise<void> {
    if (embedder === null) return;
    const untilIdle = () => untilQuiet(isAnyoneWaiting, signal);
    const end = await vectors.embedMissing({ embedder, signal, untilIdle, onProgress });
    onEnd(end, vectors.index.coverage());
  }

  return {
    start({ vectors }) {
      const stopped = stop();
      stopping = new AbortController();
      const { signal } = stopping;
      if (vectors !== null && vectors.missing() > 0) running = stopped.then(() => embed(vectors, signal));
    },
    stop,
  };
}

/** In milliseconds: a fraction of what a passage takes. */
const POLL_INTERVAL = 5;
/** Under a load that never ends, a passage is embedded so often all the same. In milliseconds. */
const MAX_WAIT = 1_000;

/** Resolves when nobody waits for an answer, at the latest after `MAX_WAIT`. */
async function untilQuiet(isBusy: () => boolean, signal: AbortSignal): Promise<void> {
  const latest = performance.now() + MAX_WAIT;
  // Answers that have begun get their turn first.
  await wait(0, undefined, { ref: false });
  while (isBusy() && !signal.aborted && performance.now() < latest) {
    await wait(POLL_INTERVAL, undefined, { ref: false });
  }
}
