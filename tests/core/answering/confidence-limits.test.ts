import { describe, expect, it } from 'vitest';
import { CONFIDENCE_LIMITS, confidenceLimits } from '../../../src/core/answering/confidence.ts';

describe.each(['lexical', 'reader'] as const)('the limits of the %s engine', (engine) => {
  const limits = CONFIDENCE_LIMITS[engine];

  it('leave room for each of the three outcomes', () => {
    expect(limits.unsure).toBeGreaterThan(0);
    expect(limits.answered).toBeGreaterThan(limits.unsure);
    expect(limits.answered).toBeLessThan(1);
  });

  it('are its own unless the operator sets others', () => {
    expect(confidenceLimits(engine, null)).toEqual(limits);
    expect(confidenceLimits(engine, { unsure: 0.1, answered: 0.2 })).toEqual({ unsure: 0.1, answered: 0.2 });
  });

  it('where the operator sets the lower alone, stay in order, and no answer gets surer by it', () => {
    const { answered } = limits;
    expect(confidenceLimits(engine, { unsure: 0, answered: null })).toEqual({ unsure: 0, answered });
    expect(confidenceLimits(engine, { unsure: 0.99, answered: null })).toEqual({
      unsure: 0.99,
      answered: 0.99,
    });
  });
});
