/** Each two that stand side by side, in order. */
export function neighbours<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.slice(1).map((item, place) => [items[place] as Item, item]);
}
