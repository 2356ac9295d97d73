/** How many of what has the same trouble are named. */
const MAX_NAMES = 3;

/** The first few of a list, and how many more there are: `a, b, c and 9 more`. */
export function nameSome(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES;
  return names.slice(0, MAX_NAMES).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
