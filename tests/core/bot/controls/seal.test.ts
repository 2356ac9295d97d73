import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Control,
  FINGERPRINT_BYTES,
  OWNER_BYTES,
  ownerOf,
  type QuotePlace,
} from '../../../../src/core/bot/controls/control.ts';
import {
  type Bearer,
  createByteReader,
  createByteWriter,
  createSeal,
  ID_BYTES,
  MAX_SEALED_LENGTH,
} from '../../../../src/core/bot/controls/seal.ts';
import { fromBase64url, toBase64url } from '../../../../src/core/bot/keyed-hash.ts';
import { CONTROL_KINDS } from '../../../../src/core/ports/control-kinds.ts';
import { hmacSign } from '../../../../src/system/crypto.ts';
import { runs } from '../../../support/depth.ts';

const { seal, open } = createSeal(hmacSign('a secret'));
const CHANNEL: Bearer = { platform: 'slack', id: 'C1', person: 'ada' };

const FORGET: Control = {
  kind: 'forget',
  audience: 'everyone',
  isUnsure: false,
  question: null,
  quotes: [],
};

const bytes = (count: number) =>
  fc
    .uint8Array({ minLength: count, maxLength: count })
    .map((array) => Buffer.from(array).toString('base64url'));

const quotePlace = ({ max }: { max: number }): fc.Arbitrary<QuotePlace> =>
  fc
    .record({
      article: bytes(FINGERPRINT_BYTES),
      passage: fc.integer({ min: 1, max }),
      start: fc.nat({ max }),
      length: fc.integer({ min: 1, max }),
      highlight: fc.option(fc.tuple(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 200 }))),
    })
    .map(({ start, length, highlight, ...place }) => ({
      ...place,
      start,
      end: start + length,
      highlight: highlight === null ? null : ([highlight[0], highlight[0] + highlight[1]] as const),
    }));

const controlWith = (quotes: fc.Arbitrary<QuotePlace[]>): fc.Arbitrary<Control> =>
  fc.record({
    kind: fc.constantFrom(...CONTROL_KINDS),
    audience: fc.constantFrom('asker', 'everyone'),
    isUnsure: fc.boolean(),
    question: fc.option(bytes(ID_BYTES).filter((id) => !/^A+$/.test(id))),
    quotes,
  });

/** What an answer has: up to three quotes, in passages of up to 16,000 characters. */
const usual = controlWith(fc.array(quotePlace({ max: 2 ** 14 - 1 }), { maxLength: 3 }));
const largest = controlWith(fc.array(quotePlace({ max: 2 ** 31 }), { minLength: 1, maxLength: 20 }));

describe('a sealed control', () => {
  it('opens as what was sealed', () => {
    fc.assert(
      fc.property(usual, (control) => {
        expect(open(seal(control, CHANNEL), CHANNEL)).toEqual(control);
      }),
    );
  });

  it('has at most 100 characters that any platform takes, and loses whole quotes rather than more', () => {
    fc.assert(
      fc.property(largest, (control) => {
        const sealed = seal(control, CHANNEL);
        expect(sealed).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(sealed.length).toBeLessThanOrEqual(MAX_SEALED_LENGTH);
        const opened = open(sealed, CHANNEL) as Control;
        expect(opened.quotes.length).toBeGreaterThan(0);
        expect(opened).toEqual({ ...control, quotes: control.quotes.slice(0, opened.quotes.length) });
      }),
    );
  });

  it('is refused when any bit of it is another', () => {
    fc.assert(
      fc.property(usual, fc.nat(), fc.integer({ min: 0, max: 7 }), (control, at, bit) => {
        const sealed = Buffer.from(seal(control, CHANNEL));
        const place = at % sealed.length;
        sealed[place] = (sealed[place] ?? 0) ^ (1 << bit);
        expect(open(sealed.toString('latin1'), CHANNEL)).toBe('foreign');
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('is refused when it is longer or shorter, in another alphabet, or nothing of the kind', () => {
    const sealed = seal(FORGET, CHANNEL);
    const others = [
      `${sealed}A`,
      sealed.slice(0, -1),
      `${sealed}=`,
      ` ${sealed}`,
      '',
      'A',
      'A'.repeat(10_000),
    ];
    for (const other of others) expect(open(other, CHANNEL)).toBe('foreign');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => open(text, CHANNEL) === 'foreign'));
  });

  it('is of no use in another channel, on another platform, or to a bot with another secret', () => {
    const sealed = seal(FORGET, CHANNEL);
    expect(open(sealed, { ...CHANNEL, id: 'C2' })).toBe('foreign');
    expect(open(sealed, { ...CHANNEL, platform: 'discord' })).toBe('foreign');
    expect(createSeal(hmacSign('another secret')).open(sealed, CHANNEL)).toBe('foreign');
  });

  it('is of no use to another person, where one person alone sees it', () => {
    const ben = { ...CHANNEL, person: 'ben' };
    expect(open(seal({ ...FORGET, audience: 'asker' }, CHANNEL), ben)).toBe('foreign');
    expect(open(seal(FORGET, CHANNEL), ben)).toEqual(FORGET);
  });

  it('of the version before is read; who sees it isn’t known', () => {
    const body = Buffer.from([1, CONTROL_KINDS.indexOf('forget'), ...Array(ID_BYTES).fill(0)]);
    const bound = JSON.stringify(['control', 'slack', 'C1', body.toString('base64url')]);
    const signature = hmacSign('a secret')(bound).subarray(0, 12);
    const sealed = Buffer.concat([body, signature]).toString('base64url');
    expect(open(sealed, CHANNEL)).toEqual({ ...FORGET, audience: null });
  });

  it('from before answers could be unsure is read as a sure one', () => {
    const body = Buffer.from([2, CONTROL_KINDS.indexOf('share'), ...Array(ID_BYTES).fill(0)]);
    const bound = JSON.stringify(['control', 'slack', 'C1', body.toString('base64url')]);
    const signature = hmacSign('a secret')(bound).subarray(0, 12);
    const sealed = Buffer.concat([body, signature]).toString('base64url');
    expect(open(sealed, CHANNEL)).toEqual({ ...FORGET, kind: 'share' });
  });

  it.each([
    ['of another version', [3, 0, ...Array(ID_BYTES).fill(0)]],
    ['of a kind that isn’t known', [2, 99, ...Array(ID_BYTES).fill(0)]],
    ['that ends in the middle', [2, 0, ...Array(ID_BYTES).fill(0), 1, 2, 3, 4, 5, 0x80]],
    ['that is empty', [2]],
  ])('is outdated when it was signed by this bot, but as one %s', (_, body) => {
    const sign = hmacSign('a secret');
    const text = Buffer.from(body).toString('base64url');
    const signature = sign(JSON.stringify(['control', 'slack', 'C1', text])).subarray(0, 12);
    expect(open(Buffer.from([...body, ...signature]).toString('base64url'), CHANNEL)).toBe('outdated');
  });
});

it('numbers are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 40 })), (numbers) => {
      const writer = createByteWriter();
      for (const number of numbers) writer.number(number);
      const reader = createByteReader(Uint8Array.from(writer.written()));
      expect(numbers.map(() => reader.number())).toEqual(numbers);
      expect(reader.isAtEnd()).toBe(true);
    }),
  );
});

it('small numbers take one byte', () => {
  const writer = createByteWriter();
  writer.number(127);
  expect(writer.written()).toEqual([127]);
});

it('past the end there are zeros, and whoever looks is told', () => {
  const reader = createByteReader(Uint8Array.of(0xff));
  expect([reader.number(), reader.byte(), reader.isAtEnd()]).toEqual([127, 0, false]);
});

it('a control that removes an answer says whose it is, to whoever presses it', () => {
  const owner = ownerOf(toBase64url(new Uint8Array(16).fill(7)));
  const control: Control = { ...FORGET, kind: 'remove', owner };
  expect(open(seal(control, CHANNEL), { ...CHANNEL, person: 'somebody else' })).toEqual(control);
  expect(fromBase64url(owner)).toHaveLength(OWNER_BYTES);
});
