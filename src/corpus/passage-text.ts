/** The text of a paragraph as a passage; `null` for a paragraph that is empty or the publisher's boilerplate. */
export function passageText(paragraph: string): string | null {
  const text = canonicalText(paragraph);
  return text === '' || isBoilerplate(text) ? null : text;
}

/** Counts the paragraphs that are the publisher's boilerplate, and so no passages; in steps, as a long article has many. */
export function* countBoilerplate(paragraphs: readonly { readonly text: string }[]): Generator<void, number> {
  let count = 0;
  for (const { text } of paragraphs) {
    yield;
    if (isBoilerplate(canonicalText(text))) count += 1;
  }
  return count;
}

/** Most text is of these characters alone, and is what it should be but for white space around it. */
const PLAIN_TEXT = /^[\n\t -~]*$/;

/**
 * The canonical form of a text, to which all offsets refer: Unicode normal form C, lines ended by LF, without control characters
 * but tabs, lone surrogates, and white space at either end.
 */
export function canonicalText(text: string): string {
  if (PLAIN_TEXT.test(text)) return text.trim();
  return (
    text
      .replaceAll(/\r\n?/g, '\n')
      .replaceAll(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '')
      // Last, as a letter and its accent may have had one of those between them.
      .normalize('NFC')
      .trim()
  );
}

/** What is longer is prose, such as all that stands after a heading that its author didn't end. In UTF-16 units. */
export const MAX_HEADING_LENGTH = 500;

/** What is longer is no paragraph that anybody reads, and to index it would take all others too long. In UTF-16 units. */
export const MAX_PASSAGE_LENGTH = 10_000;

/** What must stay with the character before it: a low surrogate, a combining mark or a joiner. */
export const JOINS_ON = /^[\uDC00-\uDFFF\p{M}\u200D]/u;

/** A text that is too long for one passage in pieces that aren't: cut after a line, else after a sentence, a word, a character. */
export function cutIntoPassages(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > MAX_PASSAGE_LENGTH) {
    const end = start + endOfPiece(text.slice(start, start + MAX_PASSAGE_LENGTH + 1));
    pieces.push(text.slice(start, end));
    start = end;
  }
  return start === 0 ? [text] : [...pieces, text.slice(start)];
}

/** @param text one UTF-16 unit more than a passage may have */
function endOfPiece(text: string): number {
  for (const mark of ['\n', '. ', '。', ' ']) {
    const end = text.lastIndexOf(mark, MAX_PASSAGE_LENGTH - mark.length) + mark.length;
    if (end > MAX_PASSAGE_LENGTH / 2) return end;
  }
  let end = MAX_PASSAGE_LENGTH;
  while (end > MAX_PASSAGE_LENGTH / 2 && JOINS_ON.test(text.slice(end))) end--;
  return end;
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
