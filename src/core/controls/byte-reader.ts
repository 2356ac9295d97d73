/** Reads what `ByteWriter` wrote. Past the end it reads zeros, and `isAtEnd` is false. */
export interface ByteReader {
  readonly byte: () => number;
  readonly bytes: (count: number) => Uint8Array;
  readonly number: () => number;
  /** Whether all was read, and nothing past it. */
  readonly isAtEnd: () => boolean;
}

export function createByteReader(from: Uint8Array): ByteReader {
  let place = 0;
  const byte = () => from[place++] ?? 0;
  return {
    byte,
    bytes: (count) => Uint8Array.from({ length: count }, byte),
    number() {
      let value = 0;
      let unit = 1;
      let digit = byte();
      while (digit >= 0x80) {
        value += (digit - 0x80) * unit;
        unit *= 0x80;
        digit = byte();
      }
      return value + digit * unit;
    },
    isAtEnd: () => place === from.length,
  };
}
