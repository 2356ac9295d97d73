import { expect, it } from 'vitest';
import { isFlat } from '../../../bench/day/run-days.ts';

const hours = (inUse: (hour: number) => number) =>
  Array.from({ length: 24 }, (_, hour) => ({ inUse: inUse(hour) }));

it.each([
  ['that stays', hours(() => 50), true],
  ['that grows in the first third only', hours((hour) => (hour < 8 ? hour : 50)), true],
  ['that goes up and down', hours((hour) => 50 + (hour % 2)), true],
  ['that grows all the time', hours((hour) => 50 + hour), false],
])('a memory %s is told', (_, given, expected) => {
  expect(isFlat(given)).toBe(expected);
});
