import { SHIPPED_EMBEDDER, SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { type OpenEmbedder, openEmbedder } from '../../src/inference/open-embedder.ts';
import { openTokenizer } from '../../src/inference/word-pieces.ts';
import { BUILT_WORKER } from './open-test-reader.ts';

let shared: Promise<OpenEmbedder> | null = null;

/** The embedder that comes with the package, one for all tests that run in this process, as `openTestReader` is. */
export async function openTestEmbedder(): Promise<OpenEmbedder> {
  shared ??= openEmbedder({
    folder: SHIPPED_EMBEDDER,
    threads: 1,
    program: BUILT_WORKER,
    openVocabulary: () => openTokenizer(SHIPPED_MODEL),
  });
  return { ...(await shared), close: async () => {} };
}
