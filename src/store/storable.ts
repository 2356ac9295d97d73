/** What people write, as both databases take it: to NUL one objects, and the other loses what comes after it. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
