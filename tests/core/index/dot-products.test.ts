import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDotProducts, MAX_QUERY_NUMBER } from '../../../src/core/index/dot-products.ts';
import { VECTOR_SIZE } from '../../../src/core/ports/embedder.ts';

const size = { minLength: VECTOR_SIZE, maxLength: VECTOR_SIZE };
const query = fc.int16Array({ ...size, min: -MAX_QUERY_NUMBER });
const row = fc.int8Array(size);

it('products are those of a loop, whatever the numbers', () => {
  fc.assert(
    fc.property(query, fc.array(row, { maxLength: 5 }), (numbers, vectors) => {
      const { rows, multiply } = createDotProducts(vectors.length);
      for (const [place, vector] of vectors.entries()) rows.set(vector, place * VECTOR_SIZE);
      const expected = vectors.map((vector) =>
        vector.reduce((sum, value, at) => sum + value * (numbers[at] ?? 0), 0),
      );
      expect([...multiply(numbers)]).toEqual(expected);
    }),
  );
});

it('no product is too large', () => {
  const { rows, multiply } = createDotProducts(1);
  rows.fill(-128);
  expect([...multiply(new Int16Array(VECTOR_SIZE).fill(-MAX_QUERY_NUMBER))]).toEqual([
    VECTOR_SIZE * 128 * MAX_QUERY_NUMBER,
  ]);
});
