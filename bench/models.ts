import type { Meaning } from '../src/core/answering/meaning.ts';
import type { Evidence } from '../src/core/answering/ranking/sentence-score.ts';
import {
  createWindowReader,
  DEFAULT_WINDOW_LIMIT,
  type WindowReader,
} from '../src/core/answering/reading/windows.ts';
import type { Article, Passage } from '../src/core/article.ts';
import { embeddedTexts } from '../src/core/index/embedded-text.ts';
import { createPassageIndex, type PassageIndex } from '../src/core/index/passage-index.ts';
import { lengthOf, type QuantisedVector, quantise } from '../src/core/index/quantised-vector.ts';
import { createVectorIndex, type PassageVectors, type VectorIndex } from '../src/core/index/vector-index.ts';
import type { Embedder } from '../src/core/ports/embedder.ts';
import type { Reader } from '../src/core/ports/reader.ts';
import { appendVectors, keyOfText, readVectors, writeVectors } from '../src/corpus/snapshots/vectors-file.ts';
import { type OpenEmbedder, openEmbedder } from '../src/inference/open-embedder.ts';
import type { OpenModel } from '../src/inference/open-model.ts';
import { type OpenReader, openReader } from '../src/inference/open-reader.ts';
import { openTokenizer } from '../src/inference/word-pieces.ts';

// Of the repository's root, where npm runs the benchmarks.
const READER = 'models/reader';
const EMBEDDER = 'models/embedder';
/** Vectors that a benchmark made before. */
const VECTORS = 'build/vectors';

/** The models that a benchmark asks with; `null` for one that it does without. */
export interface BenchModels {
  readonly reader: Reader | null;
  readonly embedder: Embedder | null;
  readonly close: () => Promise<void>;
}

/** The reader, on one thread unless more are wanted, so that figures of machines compare. @throws Error when it can't run here */
export async function openBenchReader(threads = 1): Promise<OpenReader> {
  return usable(await openReader({ folder: READER, threads }));
}

/** The embedder, on one thread likewise. @throws Error when it can't run here */
export async function openBenchEmbedder(threads = 1): Promise<OpenEmbedder> {
  const openVocabulary = () => openTokenizer(READER);
  return usable(await openEmbedder({ folder: EMBEDDER, threads, openVocabulary }));
}

async function usable<Model extends OpenModel>(model: Model): Promise<Model> {
  const state = await model.started;
  if (state.state === 'unusable') throw new Error(`A model can't be measured, as ${state.reason}.`);
  return model;
}

/** The models for a kind of evidence. @param threads of the reader @throws Error when one can't run here */
export async function openBenchModels(evidence: Evidence, threads = 1): Promise<BenchModels> {
  const reader = evidence.endsWith('reading') ? await openBenchReader(threads) : null;
  const embedder = evidence.includes('meaning') ? await openBenchEmbedder() : null;
  return {
    reader,
    embedder,
    close: async () => void (await Promise.all([reader?.close(), embedder?.close()])),
  };
}

/** Articles, ready to be asked. */
export interface OpenArticles {
  readonly index: PassageIndex;
  readonly reader: WindowReader | null;
  readonly meaning: Meaning | null;
}

/** Indexes articles for the models. Vectors are kept, so that the next benchmark needn't make them. */
export async function openArticles(
  articles: readonly Article[],
  { reader, embedder }: Pick<BenchModels, 'reader' | 'embedder'>,
): Promise<OpenArticles> {
  const index = createPassageIndex(articles);
  return {
    index,
    reader: reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, index.articles),
    meaning: embedder && { embedder, vectors: await vectorsOf(index.articles, embedder) },
  };
}

/** An embedder that makes no vector of a passage that a benchmark has made before. */
export function embedderThatKeeps(embedder: Embedder): Embedder {
  return {
    ...embedder,
    async embedPassages(texts) {
      if (known.size === 0) await readKnown(embedder.version);
      const vectors = [];
      for (const text of texts) {
        const kept = await vectorOf(text, embedder);
        const length = lengthOf(kept);
        vectors.push(Float32Array.from(kept, (value) => value / length));
      }
      return vectors;
    },
  };
}

/** Every vector that was ever made, by the text that it is of. */
const known = new Map<string, QuantisedVector>();

async function vectorsOf(articles: readonly Article[], embedder: Embedder): Promise<VectorIndex> {
  if (known.size === 0) await readKnown(embedder.version);
  const index = createVectorIndex(articles);
  for (const article of articles) {
    for (const passage of article.passages)
      index.add(passage, await vectorsOfPassage(article, passage, embedder));
  }
  return index;
}

async function vectorsOfPassage(
  article: Article,
  passage: Passage,
  embedder: Embedder,
): Promise<PassageVectors> {
  const vectors: QuantisedVector[] = [];
  for (const text of embeddedTexts(article, passage)) vectors.push(await vectorOf(text, embedder));
  return vectors;
}

async function readKnown(version: string): Promise<void> {
  const { vectors, isWhole } = await readVectors(VECTORS, version);
  for (const [key, vector] of vectors) known.set(key, vector);
  if (!isWhole) await writeVectors(VECTORS, version, vectors);
}

async function vectorOf(text: string, embedder: Embedder): Promise<QuantisedVector> {
  const key = keyOfText(text);
  const made = known.get(key);
  if (made !== undefined) return made;
  const [vector] = (await embedder.embedPassages([text])) ?? [];
  if (vector === undefined) throw new Error('A passage could not be embedded.');
  const quantised = quantise(vector);
  known.set(key, quantised);
  await appendVectors(VECTORS, new Map([[key, quantised]]));
  return quantised;
}
