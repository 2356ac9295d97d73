/** Collects bytes. */
export interface ByteWriter {
  readonly bytes: (bytes: Iterable<number>) => void;
  /** A whole number from 0, in as few bytes as it needs: seven bits a byte, the lowest first (LEB128). */
  readonly number: (value: number) => void;
  readonly written: () => readonly number[];
}

export function createByteWriter(): ByteWriter {
  const written: number[] = [];
  return {
    bytes: (bytes) => {
      written.push(...bytes);
    },
    number(value) {
      let rest = value;
      while (rest >= 0x80) {
        written.push((rest % 0x80) + 0x80);
        rest = Math.floor(rest / 0x80);
      }
      written.push(rest);
    },
    written: () => written,
  };
}
