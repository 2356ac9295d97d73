/**
 * The text that offsets refer to: Unicode normal form C, lines ended by LF, no control characters, no halves of
 * characters, no white space at either end.
 */
export function canonicalText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}
