/** What some database refuses in a text: the null character, and half a character. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** A text that every database takes, as long as it was. */
export function storable(text: string): string {
  return text.replaceAll(UNSTORABLE, '\uFFFD');
}
