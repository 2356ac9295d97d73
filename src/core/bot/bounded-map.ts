/** A map of limited size: when it is full, the entry that was set longest ago is dropped. */
export interface BoundedMap<Key, Value> {
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => void;
  readonly delete: (key: Key) => void;
  readonly entries: () => Iterable<readonly [Key, Value]>;
}

export function createBoundedMap<Key, Value>(maxSize: number): BoundedMap<Key, Value> {
  const map = new Map<Key, Value>();
  return {
    get: (key) => map.get(key),
    set(key, value) {
      map.delete(key);
      map.set(key, value);
      const [oldest] = map.keys();
      if (map.size > maxSize && oldest !== undefined) map.delete(oldest);
    },
    delete: (key) => {
      map.delete(key);
    },
    entries: () => map.entries(),
  };
}
