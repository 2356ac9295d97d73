import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSpan } from '../../src/inference/window-encoding.ts';

const MAX_REACH = 30;

/** Every span there is, from the first. */
function everySpan(starts: readonly number[], ends: readonly number[], from: number, to: number) {
  const places = starts.map((_, place) => place).filter((place) => place >= from && place < to);
  return places.flatMap((first) =>
    places
      .filter((last) => last >= first && last <= first + MAX_REACH)
      .map((last) => ({ first, last, score: (starts[first] ?? 0) + (ends[last] ?? 0) })),
  );
}

const logits = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  maxLength: 60,
});

describe('the best span', () => {
  it('is the first of the best of all spans that are not too long', () => {
    fc.assert(
      fc.property(logits, fc.nat(60), fc.nat(60), (pairs, a, b) => {
        const [starts, ends] = [pairs.map(([start]) => start), pairs.map(([, end]) => end)];
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), pairs.length)];
        const all = everySpan(starts, ends, from, to);
        const most = Math.max(...all.map(({ score }) => score));
        expect(bestSpan(starts, ends, from, to)).toEqual(all.find(({ score }) => score === most) ?? null);
      }),
    );
  });
});
