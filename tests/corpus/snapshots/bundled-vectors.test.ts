import { expect, it } from 'vitest';
import { embeddedTexts } from '../../../src/core/index/embedded-text.ts';
import { lengthOf } from '../../../src/core/index/quantised-vector.ts';
import { openVectors } from '../../../src/corpus/snapshots/open-vectors.ts';
import { keyOfText, readVectors } from '../../../src/corpus/snapshots/vectors-file.ts';
import { BUNDLED_VECTORS, EMBEDDER_VERSION } from '../../../src/inference/model-files.ts';
import { bundledArticle } from '../../support/articles.ts';
import { openTestEmbedder } from '../../support/open-test-embedder.ts';

/** What 8 bits and another processor's rounding cost. */
const LEAST_COSINE = 0.998;

it('the bundled article comes with all of its vectors', async () => {
  const article = await bundledArticle();
  const vectors = await openVectors([article], {
    path: null,
    alsoFrom: [BUNDLED_VECTORS],
    version: EMBEDDER_VERSION,
  });
  expect(vectors.missing()).toBe(0);
});

it('the bundled vectors are what the embedder makes of the article (if not: npm run embed:bundled)', async () => {
  const [article, embedder] = [await bundledArticle(), await openTestEmbedder()];
  const { vectors } = await readVectors(BUNDLED_VECTORS, EMBEDDER_VERSION);
  const texts = article.passages.flatMap((passage) => embeddedTexts(article, passage));
  const made = await embedder.embedPassages(texts);
  for (const [place, text] of texts.entries()) {
    const kept = vectors.get(keyOfText(text)) ?? new Int8Array(1);
    const product = kept.reduce((sum, value, at) => sum + value * (made?.[place]?.[at] ?? 0), 0);
    expect(product / lengthOf(kept)).toBeGreaterThan(LEAST_COSINE);
  }
});
