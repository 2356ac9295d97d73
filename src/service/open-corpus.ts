import type { Config } from '../config/config.ts';
import { createWindowReader } from '../core/answering/reading/windows.ts';
import { openIndex, type StartProgress, vectorsPath } from '../corpus/snapshots/open-index.ts';
import { openVectors } from '../corpus/snapshots/open-vectors.ts';
import { BUNDLED_VECTORS } from '../inference/model-files.ts';
import type { OpenEmbedder } from '../inference/open-embedder.ts';
import type { OpenReader } from '../inference/open-reader.ts';
import type { OpenCorpus } from './configured-library.ts';

/** Opens the models; each `null` if there is none. */
export interface OpenModels {
  readonly reader: () => Promise<OpenReader | null>;
  readonly embedder: () => Promise<OpenEmbedder | null>;
}

export interface CorpusSettings extends Pick<Config, 'snapshotDir' | 'parseLimits' | 'reader'> {
  /** Whether a large corpus may be loaded from a snapshot, and saved as one. */
  readonly hasSnapshots: boolean;
  /** Shows how far reading and indexing are. */
  readonly startStep?: StartProgress;
}

/**
 * Opens the articles at these paths, and whatever helps to answer from them.
 *
 * @throws CorpusError when a path can't be read, or no article is good
 */
export async function openCorpus(
  paths: readonly string[],
  { snapshotDir, hasSnapshots, parseLimits, reader: readerConfig, startStep }: CorpusSettings,
  models: OpenModels,
): Promise<OpenCorpus> {
  const [reader, embedder] = await Promise.all([models.reader(), models.embedder()]);
  const { index, cuts, skipped, warnings, notes } = await openIndex(paths, {
    snapshotDir,
    hasSnapshots,
    parseLimits,
    cut: reader?.cut ?? null,
    ...(startStep === undefined ? {} : { startStep }),
  });
  const vectors =
    embedder &&
    (await openVectors(index.articles, {
      path: vectorsPath(snapshotDir, paths),
      alsoFrom: [BUNDLED_VECTORS],
      version: embedder.version,
    }));
  const windows = readerConfig?.windows ?? 0;
  return {
    index,
    reader: reader && cuts && createWindowReader(reader, windows, index.articles, cuts),
    meaning: embedder && vectors && { embedder, vectors: vectors.index },
    vectors,
    skipped,
    warnings,
    notes,
  };
}
