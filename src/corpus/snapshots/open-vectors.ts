import type { Article, Passage } from '../../core/article.ts';
import { embeddedText } from '../../core/index/embedded-text.ts';
import { type QuantisedVector, quantise } from '../../core/index/quantised-vector.ts';
import { type Coverage, createVectorIndex, type VectorIndex } from '../../core/index/vector-index.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import { describeSystemError } from '../../system/describe-system-error.ts';
import { inSlices } from '../in-slices.ts';
import { appendVectors, keyOfText, readVectors, type SavedVectors, writeVectors } from './vectors-file.ts';

/** The vectors of a corpus: those that are known, and what is to be embedded. */
export interface CorpusVectors {
  readonly index: VectorIndex;
  /** How many texts have no vector yet. Passages with the same text, title and headings are one. */
  readonly missing: () => number;
  /** How long they are together, in UTF-16 units. */
  readonly missingLength: () => number;
  /**
   * Embeds what is missing, one passage at a time, and saves it. Ends early when the embedder is out of order or the signal is
   * aborted. Never rejects.
   */
  readonly embedMissing: (options: EmbedOptions) => Promise<EmbeddingEnd>;
}

export interface EmbedOptions {
  readonly embedder: Pick<Embedder, 'embedPassages'>;
  readonly signal: AbortSignal;
  /** Awaited before each passage; resolves when embedding won't keep anybody waiting. */
  readonly untilIdle?: () => Promise<void>;
  /** Called after each passage. */
  readonly onProgress?: (coverage: Coverage) => void;
}

/** Why embedding has ended. `failed`: there are passages that the embedder couldn't embed. */
export interface EmbeddingEnd {
  readonly outcome: 'complete' | 'stopped' | 'failed';
  /** Why vectors couldn't be saved: a sentence for the operator. */
  readonly warning: string | null;
}

export interface VectorsSettings {
  /** Where the corpus' vectors are saved; `null`: nowhere. */
  readonly path: string | null;
  /** More files of vectors, which are only read. */
  readonly alsoFrom?: readonly string[];
  /** Of the embedder. */
  readonly version: string;
}

/** A text to embed, with all passages that it stands for. */
interface MissingText {
  readonly text: string;
  readonly passages: Passage[];
}

/** Opens the saved vectors of a corpus. @param articles in the order of the word index */
export async function openVectors(
  articles: readonly Article[],
  { path, alsoFrom = [], version }: VectorsSettings,
): Promise<CorpusVectors> {
  const index = createVectorIndex(articles);
  const file = path === null ? null : await readVectors(path, version);
  const known = [
    file?.vectors ?? new Map(),
    ...(await Promise.all(alsoFrom.map((other) => vectorsAt(other, version)))),
  ];
  const missing = new Map<string, MissingText>();
  const used = new Map<string, QuantisedVector>();
  await inSlices(
    eachText(articles, (passage, text) => {
      const key = keyOfText(text);
      const vector = known.find((vectors) => vectors.has(key))?.get(key);
      if (vector === undefined) {
        const same = missing.get(key) ?? { text, passages: [] };
        missing.set(key, same);
        same.passages.push(passage);
        return;
      }
      used.set(key, vector);
      index.add(passage, vector);
    }),
  );
  const saver = createSaver(
    { path, version },
    file?.isWhole === true && isWorthKeeping(file.vectors, used) ? null : used,
  );

  /** Whether the text has a vector now. */
  async function embedText(
    key: string,
    { text, passages }: MissingText,
    embedder: EmbedOptions['embedder'],
  ): Promise<boolean> {
    const [vector] = (await embedder.embedPassages([text])) ?? [];
    if (vector === undefined) return false;
    const quantised = quantise(vector);
    missing.delete(key);
    for (const passage of passages) index.add(passage, quantised);
    await saver.add(key, quantised);
    return true;
  }

  async function embedEach({ embedder, signal, untilIdle, onProgress }: EmbedOptions): Promise<void> {
    let failures = 0;
    for (const [key, text] of [...missing]) {
      await untilIdle?.();
      if (signal.aborted || failures === MAX_FAILURES) return;
      failures = (await embedText(key, text, embedder)) ? 0 : failures + 1;
      onProgress?.(index.coverage());
    }
  }

  return {
    index,
    missing: () => missing.size,
    missingLength: () => [...missing.values()].reduce((length, { text }) => length + text.length, 0),
    async embedMissing(options) {
      await embedEach(options);
      await saver.flush();
      const reason = options.signal.aborted ? 'stopped' : 'failed';
      return { outcome: missing.size === 0 ? 'complete' : reason, warning: saver.warning() };
    },
  };
}

/** So many passages in a row that can't be embedded mean that none can. One alone may be what the worker dies of. */
const MAX_FAILURES = 3;

async function vectorsAt(path: string, version: string): Promise<SavedVectors> {
  return (await readVectors(path, version)).vectors;
}

/** Yields the number of passages done. */
function* eachText(
  articles: readonly Article[],
  visit: (passage: Passage, text: string) => void,
): Generator<void, void> {
  for (const article of articles) {
    for (const passage of article.passages) {
      yield;
      visit(passage, embeddedText(article, passage));
    }
  }
}

/** Vectors of texts that are gone are kept, as an edit may be taken back, until they are more than those in use. */
function isWorthKeeping(saved: SavedVectors, used: SavedVectors): boolean {
  return saved.size <= 2 * used.size;
}

interface Saver {
  readonly add: (key: string, vector: QuantisedVector) => Promise<void>;
  readonly flush: () => Promise<void>;
  readonly warning: () => string | null;
}

/** So many vectors are saved at once: a second or so of embedding, in 25 KB. */
const SAVED_AT_ONCE = 64;

/** @param first what the file is written anew with before anything is appended; `null`: it is whole */
function createSaver(
  { path, version }: Pick<VectorsSettings, 'path' | 'version'>,
  first: SavedVectors | null,
): Saver {
  let pending = new Map<string, QuantisedVector>();
  let isWhole = first === null;
  let warning: string | null = null;

  async function flush(): Promise<void> {
    if (path === null || pending.size === 0 || warning !== null) return;
    const vectors = pending;
    pending = new Map();
    try {
      await (isWhole
        ? appendVectors(path, vectors)
        : writeVectors(path, version, new Map([...(first ?? []), ...vectors])));
      isWhole = true;
    } catch (error) {
      warning = `Vectors can't be saved in "${path}" and are made anew each time: ${describeSystemError(error)}.`;
    }
  }

  return {
    async add(key, vector) {
      pending.set(key, vector);
      if (pending.size >= SAVED_AT_ONCE) await flush();
    },
    flush,
    warning: () => warning,
  };
}
