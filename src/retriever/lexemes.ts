import type { PassageTerms } from '../core/index/passage-terms.ts';

/** A longer word is nothing that anybody asks for, and PostgreSQL takes none above 2 kB. In UTF-16 units. */
const LONGEST = 200;

/** PostgreSQL takes no more than 1 MB for a passage; the words beyond this aren't indexed. In bytes, as they are sent. */
const MOST = 500_000;

/** Where a word stands, PostgreSQL counts up to here. */
const LAST_POSITION = 16_383;

/** Whether a term is short enough to be indexed. */
export function isLexeme(term: string): boolean {
  return term.length <= LONGEST;
}

/**
 * What a passage is found by, as PostgreSQL reads a `tsvector`: of weight D in the text and of weight A in the headings.
 *
 * @param terms lexemes all
 */
export function vectorOf({ text, headings }: PassageTerms): string {
  const positions = new Map<string, string[]>();
  let length = 0;
  let position = 0;
  const add = (term: string, weight: string) => {
    if (length > MOST) return;
    position = Math.min(position + 1, LAST_POSITION);
    const known = positions.get(term);
    const written = `${position}${weight}`;
    if (known === undefined) positions.set(term, [written]);
    else known.push(written);
    length += written.length + (known === undefined ? Buffer.byteLength(term) : 0);
  };
  for (const term of headings) add(term, 'A');
  for (const term of text) add(term, '');
  return Array.from(positions, ([term, places]) => `${quoted(term)}:${places.join(',')}`).join(' ');
}

/** A term as PostgreSQL reads it in a `tsvector` or `tsquery`. */
export function quoted(term: string): string {
  return `'${term.replaceAll(/['\\]/g, '$&$&')}'`;
}
