import { expect, it } from 'vitest';
import { createTurns, type Turn } from '../../../src/corpus/formats/parse-turns.ts';

const LENGTH = 10;

/** Takes turns, and tells which have begun. */
function turnsOf(most: number, warmUp = 0) {
  const takeTurn = createTurns(most, warmUp);
  const begun = new Map<string, Turn>();
  const take = (name: string, isAlone = false) => {
    void takeTurn(isAlone, LENGTH).then((turn) => begun.set(name, turn));
  };
  const names = async () => {
    await new Promise(setImmediate);
    return [...begun.keys()].join('');
  };
  return {
    take,
    names,
    end: (name: string) => begun.get(name)?.end(),
    isShared: (name: string) => begun.get(name)?.isShared(),
  };
}

it('so many documents are parsed at once, in their order', async () => {
  const { take, names, end } = turnsOf(2);
  for (const name of 'abcd') take(name);
  expect(await names()).toBe('ab');
  end('b');
  expect(await names()).toBe('abc');
  end('a');
  end('c');
  expect(await names()).toBe('abcd');
});

it('one that is parsed alone waits for those before it, and those after it wait for it', async () => {
  const { take, names, end, isShared } = turnsOf(2);
  take('a');
  take('b', true);
  take('c');
  expect(await names()).toBe('a');
  end('a');
  expect(await names()).toBe('ab');
  end('b');
  expect(await names()).toBe('abc');
  expect([isShared('a'), isShared('b'), isShared('c')]).toEqual([false, false, false]);
});

it('whoever had another beside it knows', async () => {
  const { take, names, end, isShared } = turnsOf(2);
  take('a');
  take('b');
  expect(await names()).toBe('ab');
  end('b');
  take('c', true);
  end('a');
  expect(await names()).toBe('abc');
  expect([isShared('a'), isShared('b'), isShared('c')]).toEqual([true, true, false]);
});

it('where there is one at a time, it is never beside another', async () => {
  const { take, names, isShared } = turnsOf(1);
  take('a');
  take('b');
  expect(await names()).toBe('a');
  expect(isShared('a')).toBe(false);
});

it('while the first thread warms up it is one at a time, and so many from then on', async () => {
  const { take, names, end } = turnsOf(2, 2 * LENGTH);
  for (const name of 'abcd') take(name);
  expect(await names()).toBe('a');
  end('a');
  expect(await names()).toBe('ab');
  end('b');
  expect(await names()).toBe('abcd');
});
