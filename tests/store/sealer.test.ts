import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../src/store/sealer.ts';

const key = createSecretKey(randomBytes(32));
const { seal, unseal } = createSealer([key]);

describe('a sealed text', () => {
  it('is unsealed as it was, for its owner only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, owner, other) => {
        fc.pre(owner !== other);
        expect(unseal(seal(text, owner), owner)).toBe(text);
        expect(() => unseal(seal(text, owner), other)).toThrow();
      }),
    );
  });

  it('is another each time', () => {
    expect(seal('a', 'b')).not.toBe(seal('a', 'b'));
  });

  it('is refused when any of its bits was changed', () => {
    const sealed = seal('a token', 'owner');
    const at = sealed.lastIndexOf('.') + 1;
    const content = Buffer.from(sealed.slice(at), 'base64url');
    for (let bit = 0; bit < content.length * 8; bit += 1) {
      const changed = Buffer.from(content);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unseal(sealed.slice(0, at) + changed.toString('base64url'), 'owner')).toThrow();
    }
  });

  it('is refused when it was cut short, or is none', () => {
    const sealed = seal('a token', 'owner');
    for (const other of ['', 'v1.', sealed.slice(0, 20), sealed.slice(0, -4), `v2${sealed.slice(2)}`]) {
      expect(() => unseal(other, 'owner')).toThrow();
    }
  });
});
