import { createHash } from 'node:crypto';
import { VECTOR_SIZE, type Vector } from '../../src/core/ports/embedder.ts';

/** A vector of length 1 in any direction, always the same for a seed. */
export function randomVector(seed: number): Vector {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = () => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 - 0.5;
  };
  const numbers = Float32Array.from({ length: VECTOR_SIZE }, next);
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
}

/** The same, always the same for a text. */
export function randomVectorOf(text: string): Vector {
  return randomVector(createHash('sha256').update(text).digest().readUInt32BE() | 1);
}
