import fc from 'fast-check';
import { hostileText } from './hostile-text.ts';

/** An address of this machine that refuses every connection. */
export const NOWHERE = 'http://127.0.0.1:1/';

type Holder = Record<string, unknown>;

/** Stand for what `JSON.stringify` can't write, or only slowly. */
const DEEP = {
  '@deep-lists': '['.repeat(20_000) + ']'.repeat(20_000),
  '@deep-objects': '{"components":['.repeat(10_000) + ']}'.repeat(10_000),
  '@deep-components': '{"type":1,"components":['.repeat(8_000) + ']}'.repeat(8_000),
};

/** Keys that every object has, and texts that are mistaken for one. */
const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

/** What stands where something else is expected. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<unknown>(
      ...[
        null,
        true,
        false,
        0,
        -1,
        1.5,
        1e308,
        2 ** 53,
        '',
        '0',
        '-1',
        'null',
        '\0',
        '\uD800',
        '\uDFFF \uD800',
      ],
      ...[
        [],
        {},
        [[]],
        [null],
        [{}],
        ['x'],
        { id: null },
        { length: 1e9 },
        { __proto__: null, toString: 'x' },
      ],
      ...['(', '.*', '(a+)+$', '%', '%zz', '../..', NOWHERE, '\r\nx: y', "' or 1=1 --"],
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...INHERITED) },
  { weight: 3, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.integer({ min: 1_000, max: 60_000 }).map((length) => 'x'.repeat(length)) },
  { weight: 1, arbitrary: fc.constantFrom('\u202E', '<@U1>', '👍', 'é ').map((text) => text.repeat(3_000)) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(DEEP)) },
  { weight: 2, arbitrary: fc.jsonValue() },
);

type Spoil = (holder: Holder, key: string) => void;

const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Spoil>((holder, key) => Reflect.deleteProperty(holder, key)) },
  {
    weight: 6,
    arbitrary: hostileValue.map(
      (value): Spoil =>
        (holder, key) =>
          put(holder, key, value),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...INHERITED, 'type', 'id', 'x'.repeat(5_000)), hostileValue).map(
      ([key, value]): Spoil =>
        (holder) =>
          put(holder, key, value),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Spoil>((holder, key) => put(holder, key, [holder[key]])) },
  {
    weight: 3,
    arbitrary: fc.tuple(hostileText, fc.boolean()).map(
      ([text, isBefore]): Spoil =>
        (holder, key) =>
          put(holder, key, isBefore ? text + textOf(holder[key]) : textOf(holder[key]) + text),
    ),
  },
);

/** Something well formed, with a few of its members missing, exchanged, changed or added. */
export function mutated<Sound extends object>(sound: fc.Arbitrary<Sound>): fc.Arbitrary<Sound> {
  const spoils = fc.array(fc.tuple(spoil, fc.nat()), { maxLength: 4 });
  return fc.tuple(sound, spoils).map(([value, changes]) => {
    const copy = structuredClone(value);
    for (const [change, at] of changes) {
      const places = placesIn(copy);
      const [holder, key] = places[at % places.length] ?? [copy, 'x'];
      change(holder as Holder, key);
    }
    return copy;
  });
}

/** As JSON, with what is too deep to be written otherwise. */
export function jsonOf(value: unknown): string {
  return Object.entries(DEEP).reduce(
    (text, [sign, deep]) => text.replaceAll(`"${sign}"`, () => deep),
    JSON.stringify(value),
  );
}

function put(holder: Holder, key: string, value: unknown): void {
  // A copy: the same value may be put into several places, and then be changed in one.
  const own = structuredClone(value);
  Object.defineProperty(holder, key, { value: own, enumerable: true, configurable: true, writable: true });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Every member of it, and of its members. */
function placesIn(value: unknown): (readonly [object, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [[value, key] as const, ...placesIn(member)]);
}
