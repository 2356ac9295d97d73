import { startProgress, type Terminal } from '../adapters/terminal/terminal.ts';
import type { Meaning } from '../core/answering/meaning.ts';
import type { Article } from '../core/article.ts';
import { type CorpusVectors, type EmbeddingEnd, openVectors } from '../corpus/snapshots/open-vectors.ts';
import { describeCoverage } from '../inference/embedder-status.ts';
import type { OpenEmbedder } from '../inference/open-embedder.ts';
import type { OpenCorpus } from '../service/configured-library.ts';
import type { CommandContext } from './command-context.ts';

/** So much text is embedded before a question is answered: a second or two. In UTF-16 units. */
const MAX_EMBEDDED_FIRST = 10_000;

/** Embeds the rest of a corpus if it is small. If it isn't, says how that is done. @param warn receives sentences */
export async function embedFew(
  { vectors }: Pick<OpenCorpus, 'vectors'>,
  embedder: OpenEmbedder | null,
  warn: (sentence: string) => void,
): Promise<void> {
  if (vectors === null || embedder === null) return;
  if (vectors.missingLength() > MAX_EMBEDDED_FIRST)
    return warn(`${describeCoverage(vectors.index.coverage())} “kursk index” embeds all of them.`);
  const { warning } = await vectors.embedMissing({ embedder, signal: new AbortController().signal });
  if (warning !== null) warn(warning);
}

/** Fewer passages show no progress bar. */
const MIN_PASSAGES_FOR_PROGRESS = 50;

/** Embeds the rest of a corpus, with a progress bar. */
export async function embedAll(
  vectors: CorpusVectors,
  embedder: OpenEmbedder,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<EmbeddingEnd> {
  const { embedded: before, passages } = vectors.index.coverage();
  const isLong = vectors.missing() >= MIN_PASSAGES_FOR_PROGRESS;
  const progress = await startProgress(terminal, isLong ? passages - before : null, 'passages embedded');
  return vectors
    .embedMissing({ embedder, signal, onProgress: ({ embedded }) => progress.update(embedded - before) })
    .finally(progress.stop);
}

/**
 * Embeds a corpus that is measured as a whole. `null` without an embedder.
 *
 * @param opened its vectors; `null`: nothing is saved of it
 */
export async function embedWhole(
  { terminal, openEmbedder }: Pick<CommandContext, 'terminal' | 'openEmbedder'>,
  articles: readonly Article[],
  opened: CorpusVectors | null,
): Promise<Meaning | null> {
  const embedder = await openEmbedder();
  if (embedder === null) return null;
  const vectors = opened ?? (await openVectors(articles, { path: null, version: embedder.version }));
  await embedAll(vectors, embedder, terminal, new AbortController().signal);
  return { embedder, vectors: vectors.index };
}
