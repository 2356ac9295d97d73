import { describe, expect, it } from 'vitest';
import { percentile } from '../../../bench/speed/percentile.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, place) => count - place);

describe('a percentile', () => {
  it('is one of the values: the least that so many do not exceed', () => {
    expect(percentile([20, 15, 50, 35, 40], 0.3)).toBe(20);
    expect(percentile([20, 15, 50, 35, 40], 0.4)).toBe(20);
    expect(percentile([20, 15, 50, 35, 40], 0.5)).toBe(35);
  });

  it('leaves ten of a thousand above the 99th', () => {
    expect(percentile(upTo(1000), 0.99)).toBe(990);
    expect(percentile(upTo(100), 0.99)).toBe(99);
  });

  it('is unknown where it would be the greatest of too few', () => {
    expect(percentile(upTo(99), 0.99)).toBeNull();
    expect(percentile([], 0.5)).toBeNull();
  });
});
