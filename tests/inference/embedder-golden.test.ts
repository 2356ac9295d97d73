import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openEmbedderModel, type RunEmbedder } from '../../src/inference/embedder-model.ts';
import { SHIPPED_EMBEDDER, SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { encodePassage, encodeQuestion, MAX_PASSAGE_PIECES } from '../../src/inference/text-encoding.ts';
import { openTokenizer, type TokenizeText } from '../../src/inference/word-pieces.ts';
import { KERNELS } from '../support/kernels.ts';

/** A text, its pieces, and the vector that the weights in full precision make of it. */
interface Golden {
  readonly kind: 'query' | 'passage';
  readonly text: string;
  readonly ids: readonly number[];
  readonly vector: readonly number[];
}

const GOLDEN: readonly Golden[] = readFileSync(new URL('embedder-golden.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** The 8 bits cost this much, and rounding as another processor does no more: of the golden texts, .9981 at least. */
const LEAST_COSINE = 0.997;

let tokenize: TokenizeText;
beforeAll(async () => {
  tokenize = await openTokenizer(SHIPPED_MODEL);
});

describe.each(KERNELS)('$kernel', ({ optimised }) => {
  let run: RunEmbedder;
  beforeAll(async () => {
    run = await openEmbedderModel({ folder: SHIPPED_EMBEDDER, threads: 1, isOptimised: optimised });
  });

  it.each(GOLDEN)(
    '“$text” has the published pieces, and a vector close to that of full precision',
    async (golden) => {
      const encode = golden.kind === 'query' ? encodeQuestion : encodePassage;
      const ids = encode(golden.text, tokenize);
      expect(ids).toEqual(golden.ids);
      const vector = await run(ids);
      expect(Math.hypot(...vector)).toBeCloseTo(1);
      const cosine = vector.reduce((sum, value, place) => sum + value * (golden.vector[place] ?? 0), 0);
      expect(cosine / Math.hypot(...golden.vector)).toBeGreaterThan(LEAST_COSINE);
    },
  );
});

it('a text that is too long is cut at its end', () => {
  const ids = encodePassage('mill '.repeat(1_000), tokenize);
  expect(ids).toHaveLength(MAX_PASSAGE_PIECES);
  expect(ids.slice(0, -1)).toEqual(
    encodePassage('mill '.repeat(MAX_PASSAGE_PIECES - 2), tokenize).slice(0, -1),
  );
  expect(ids.at(-1)).toBe(102);
});
