import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createByteReader, createByteWriter } from '../../../src/core/bot/controls/seal.ts';

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
