/** What a paragraph is as a passage; `null` for one that becomes none, as it is empty or the publisher's furniture. */
export function passageText(paragraph: string): string | null {
  const text = canonicalText(paragraph);
  return text === '' || isBoilerplate(text) ? null : text;
}

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

/** What publishers put before a cross-link or an appeal, lower case. */
const BOILERPLATE_LABELS = [
  'advertisement',
  'also read',
  'don’t miss',
  'listen',
  'more on this story',
  'more on this topic',
  'read also',
  'read more',
  'read next',
  'recommended',
  'related',
  'related articles',
  'related stories',
  'see also',
  'sign up',
  'subscribe',
  'watch',
] as const;

/** A cross-link is a headline: longer than this, it is prose. In UTF-16 units. */
const LONGEST_CROSS_LINK = 250;

const CROSS_LINK = new RegExp(`^(?:${BOILERPLATE_LABELS.join('|')})(?::|$)`, 'iu');
const ENDS_AS_PROSE = /[.;]["'”’)\]]*$/u;

/**
 * Whether a paragraph is the publisher's furniture, not the article: a label with a colon and a headline
 * ("READ MORE: …"), or the label alone. "Watch: the light turns red." ends as prose does, and is kept.
 */
export function isBoilerplate(paragraph: string): boolean {
  const text = paragraph.trim().replaceAll("'", '’');
  return text.length <= LONGEST_CROSS_LINK && CROSS_LINK.test(text) && !ENDS_AS_PROSE.test(text);
}
