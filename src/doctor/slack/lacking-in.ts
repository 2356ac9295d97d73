/**
 * Where a value lacks something that is needed of it, a few words each. What is there beside that doesn't matter; of lists the order
 * doesn't either.
 */
export function lackingIn(there: unknown, needed: unknown, path = ''): string[] {
  if (Array.isArray(needed)) {
    const entries: readonly unknown[] = Array.isArray(there) ? there : [];
    return needed
      .filter((one) => !entries.some((entry) => lackingIn(entry, one).length === 0))
      .map((one) => `${path} lacks ${shown(one)}`);
  }
  if (typeof needed === 'object' && needed !== null)
    return Object.entries(needed).flatMap(([key, value]) =>
      lackingIn(Object(there)[key], value, path === '' ? key : `${path}.${key}`),
    );
  // What is off may be left out.
  const isThere = there === needed || (needed === false && there === undefined);
  return isThere ? [] : [`${path} is ${shown(there)}, not ${shown(needed)}`];
}

function shown(value: unknown): string {
  if (value === undefined) return 'not set';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(shown).join(' ');
}
