/** A text in one line, its words one space apart, as patterns of several words expect it. */
export function singleSpaced(text: string): string {
  return text.replaceAll(/\s+/gu, ' ');
}
