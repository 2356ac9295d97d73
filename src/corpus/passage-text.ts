/** The text of a paragraph as a passage; `null` for a paragraph that is empty or the publisher's boilerplate. */
export function passageText(paragraph: string): string | null {
  const text = canonicalText(paragraph);
  return text === '' || isBoilerplate(text) ? null : text;
}

/** How many paragraphs are the publisher's boilerplate, and so no passages. */
export function countBoilerplate(paragraphs: readonly { readonly text: string }[]): number {
  return paragraphs.filter(({ text }) => isBoilerplate(canonicalText(text))).length;
}

/** Most text is of these characters alone, and is what it should be but for white space around it. */
const PLAIN_TEXT = /^[\n\t -~]*$/;

/**
 * The canonical form of a text, to which all offsets refer: Unicode normal form C, lines ended by LF, without control characters
 * but tabs, lone surrogates, and white space at either end.
 */
export function canonicalText(text: string): string {
  if (PLAIN_TEXT.test(text)) return text.trim();
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}

/** Labels that publishers put before a cross-link or an appeal, in lower case. */
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

/** A cross-link is a headline; a longer paragraph is prose. In UTF-16 units. */
const MAX_CROSS_LINK_LENGTH = 250;

const CROSS_LINK = new RegExp(`^(?:${BOILERPLATE_LABELS.join('|')})(?::|$)`, 'iu');
const ENDS_AS_PROSE = /[.;]["'”’)\]]*$/u;

/**
 * Whether a paragraph is the publisher's boilerplate and not part of the article: a label with a colon and a headline
 * ("READ MORE: …"), or a label alone. "Watch: the light turns red." ends like prose and is kept.
 */
export function isBoilerplate(paragraph: string): boolean {
  const text = paragraph.trim();
  if (text.length > MAX_CROSS_LINK_LENGTH) return false;
  return CROSS_LINK.test(text.replaceAll("'", '’')) && !ENDS_AS_PROSE.test(text);
}
