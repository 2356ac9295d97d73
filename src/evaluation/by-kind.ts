/** Something over all the questions, and over those of each kind. */
export interface ByKind<Value> {
  readonly all: Value;
  /** In the order the kinds first appear. */
  readonly kinds: Readonly<Record<string, Value>>;
}

/** Measures all the items, and those of each kind. */
export function byKind<Item, Value>(
  items: readonly Item[],
  kindOf: (item: Item) => string,
  measure: (items: readonly Item[]) => Value,
): ByKind<Value> {
  const kinds = [...new Set(items.map(kindOf))];
  const ofKind = (kind: string) => measure(items.filter((item) => kindOf(item) === kind));
  return { all: measure(items), kinds: Object.fromEntries(kinds.map((kind) => [kind, ofKind(kind)])) };
}
