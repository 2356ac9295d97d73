import { chmod, rm } from 'node:fs/promises';
import { loadCorpus } from '../src/corpus/load-corpus.ts';
import { openVectors } from '../src/corpus/snapshots/open-vectors.ts';
import { openEmbedder } from '../src/inference/open-embedder.ts';
import { openTokenizer } from '../src/inference/word-pieces.ts';

/**
 * Embeds the article that comes along, so that no installation has to. To be run after each change of the article or of the
 * embedder. Paths are those of the repository's root, where npm runs it.
 */
const FILE = 'models/embedder/bundled.vectors';
const READABLE_BY_ALL = 0o644;

const embedder = await openEmbedder({
  folder: 'models/embedder',
  threads: 1,
  openVocabulary: () => openTokenizer('models/reader'),
});
try {
  await rm(FILE, { force: true });
  const { articles } = await loadCorpus(['src/corpus/articles']);
  const vectors = await openVectors(articles, { path: FILE, version: embedder.version });
  const { outcome, warning } = await vectors.embedMissing({ embedder, signal: new AbortController().signal });
  if (outcome !== 'complete' || warning !== null) throw new Error(`It ended as ${outcome}. ${warning ?? ''}`);
  await chmod(FILE, READABLE_BY_ALL);
} finally {
  await embedder.close();
}
