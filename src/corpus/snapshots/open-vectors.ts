import type { Article, Passage } from '../../core/article.ts';
import { embeddedTexts } from '../../core/index/embedded-text.ts';
import { type QuantisedVector, quantise } from '../../core/index/quantised-vector.ts';
import {
  type Coverage,
  createVectorIndex,
  type GrowingVectorIndex,
  type VectorIndex,
} from '../../core/index/vector-index.ts';
import type { Embedder } from '../../core/ports/embedder.ts';
import { describeSystemError } from '../../system/describe-system-error.ts';
import { inSlices } from '../in-slices.ts';
import {
  appendVectors,
  keyOfText,
  keyOfTexts,
  readVectors,
  type SavedVectors,
  writeVectors,
} from './vectors-file.ts';

/** The vectors of a corpus: those that are known, and what is to be embedded. */
export interface CorpusVectors {
  readonly index: VectorIndex;
  /** How many passages aren't embedded yet. Those with the same text, title and headings are one. */
  readonly missing: () => number;
  /** How long what is to be embedded of them is together, in UTF-16 units. */
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
  /** Awaited before each passage and each sentence; resolves when embedding won't keep anybody waiting. */
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

/** A text to embed: a passage or a sentence, and all others with the same text, title and headings. */
interface Part {
  readonly key: string;
  readonly text: string;
  /** `null` as long as it isn't embedded. */
  vector: QuantisedVector | null;
}

/** A passage that isn't embedded yet, and all others with the same texts. */
interface MissingPassage {
  readonly parts: readonly Part[];
  readonly passages: Passage[];
}

interface KnownVectors {
  /** By what is embedded of them. */
  readonly missing: Map<string, MissingPassage>;
  /** Those of the corpus' texts that are known. */
  readonly used: SavedVectors;
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
  const { missing, used } = await addKnown(index, articles, known);
  const saver = createSaver(
    { path, version },
    file?.isWhole === true && isWorthKeeping(file.vectors, used) ? null : used,
  );

  /** Ends early when a text can't be embedded, or the signal is aborted. */
  async function embedParts(
    parts: readonly Part[],
    { embedder, signal, untilIdle }: EmbedOptions,
  ): Promise<void> {
    for (const part of parts) {
      if (part.vector !== null) continue;
      await untilIdle?.();
      if (signal.aborted) return;
      const [vector] = (await embedder.embedPassages([part.text])) ?? [];
      if (vector === undefined) return;
      part.vector = quantise(vector);
      await saver.add(part.key, part.vector);
    }
  }

  /** @returns whether all of its texts have a vector now */
  async function embedPassage({ parts, passages }: MissingPassage, options: EmbedOptions): Promise<boolean> {
    await embedParts(parts, options);
    if (parts.some(({ vector }) => vector === null)) return false;
    for (const passage of passages) addEmbedded(index, passage, parts);
    return true;
  }

  async function embedEach(options: EmbedOptions): Promise<void> {
    let failures = 0;
    for (const [key, passage] of [...missing]) {
      if (options.signal.aborted || failures === MAX_FAILURES) return;
      const isEmbedded = await embedPassage(passage, options);
      if (isEmbedded) missing.delete(key);
      failures = isEmbedded ? 0 : failures + 1;
      options.onProgress?.(index.coverage());
    }
  }

  return {
    index,
    missing: () => missing.size,
    missingLength: () => lengthToEmbed(missing.values()),
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

/** Adds the passages whose vectors are known to the index. */
async function addKnown(
  index: GrowingVectorIndex,
  articles: readonly Article[],
  known: readonly SavedVectors[],
): Promise<KnownVectors> {
  const missing = new Map<string, MissingPassage>();
  const used = new Map<string, QuantisedVector>();
  const unknown = new Map<string, Part>();

  function partOf(text: string): Part {
    const key = keyOfText(text);
    const vector = known.find((vectors) => vectors.has(key))?.get(key) ?? null;
    if (vector !== null) used.set(key, vector);
    const part = unknown.get(key) ?? { key, text, vector };
    if (vector === null) unknown.set(key, part);
    return part;
  }

  await inSlices(
    eachPassage(articles, (passage, texts) => {
      const parts = texts.map(partOf);
      if (addEmbedded(index, passage, parts)) return;
      const key = keyOfTexts(texts);
      const same: MissingPassage = missing.get(key) ?? { parts, passages: [] };
      missing.set(key, same);
      same.passages.push(passage);
    }),
  );
  return { missing, used };
}

/** Adds a passage to the index if all of its texts have a vector. @returns whether they have */
function addEmbedded(index: GrowingVectorIndex, passage: Passage, parts: readonly Part[]): boolean {
  const vectors = parts.flatMap(({ vector }) => vector ?? []);
  if (vectors.length < parts.length) return false;
  index.add(passage, vectors);
  return true;
}

function lengthToEmbed(missing: Iterable<MissingPassage>): number {
  const parts = new Set([...missing].flatMap((passage) => passage.parts));
  return [...parts].reduce((length, { text, vector }) => length + (vector === null ? text.length : 0), 0);
}

/** Yields before each passage. */
function* eachPassage(
  articles: readonly Article[],
  visit: (passage: Passage, texts: readonly string[]) => void,
): Generator<void, void> {
  for (const article of articles) {
    for (const passage of article.passages) {
      yield;
      visit(passage, embeddedTexts(article, passage));
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
  let unwritten = first;
  let pending = new Map<string, QuantisedVector>();
  let warning: string | null = null;

  async function flush(): Promise<void> {
    if (path === null || pending.size === 0 || warning !== null) return;
    const vectors = pending;
    pending = new Map();
    try {
      await (unwritten === null
        ? appendVectors(path, vectors)
        : writeVectors(path, version, new Map([...unwritten, ...vectors])));
      unwritten = null;
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
