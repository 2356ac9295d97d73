/** What publishers put before a cross-link or an appeal, lower case. */
const LABELS = [
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

const CROSS_LINK = new RegExp(`^(?:${LABELS.join('|')})(?::|$)`, 'iu');
const ENDS_AS_PROSE = /[.;]["'”’)\]]*$/u;

/**
 * Whether a paragraph is the publisher's furniture, not the article: a label with a colon and a headline
 * ("READ MORE: …"), or the label alone. "Watch: the light turns red." ends as prose does, and is kept.
 */
export function isFurniture(paragraph: string): boolean {
  const text = paragraph.trim().replaceAll("'", '’');
  return text.length <= LONGEST_CROSS_LINK && CROSS_LINK.test(text) && !ENDS_AS_PROSE.test(text);
}
