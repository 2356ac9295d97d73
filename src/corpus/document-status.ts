/**
 * Documents that say of themselves that they no longer hold: old policies, decisions that others replaced. In front matter
 * (`status: superseded by ADR-12`, `superseded_by: ADR-12`, `deprecated: true`), or in their text, as records of decisions do.
 */

import type { Block } from './build-article.ts';

const ENDED =
  /^(?:superseded|superceded|deprecated|obsolete|obsoleted|archived|retired|replaced|withdrawn|outdated)(?![\p{L}\p{N}])/iu;

/** How people write that nothing replaces a document. */
const NOTHING_YET = /^(?:none|n\/?a|nothing|no|false|tbd)(?![\p{L}\p{N}])/iu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LINK = /\[{1,2}([^[\]]{1,200})\]{1,2}(?:\([^()]{0,300}\))?/g;

/** What is longer isn't a status. In UTF-16 units. */
const MAX_STATUS_LENGTH = 200;

/** A status in the words of the document, if it says that the document no longer holds. */
export function endedStatus(status: string): string | undefined {
  if (!ENDED.test(status) || status.length > MAX_STATUS_LENGTH) return undefined;
  return plain(status).replace(/\.$/, '');
}

/** The status of a document that names what replaces it; `undefined` where nothing does. */
export function supersededBy(other: string): string | undefined {
  const name = plain(other);
  if (!LETTER_OR_DIGIT.test(name) || NOTHING_YET.test(name) || name.length > MAX_STATUS_LENGTH)
    return undefined;
  return /^(?:true|yes)$/i.test(name) ? 'superseded' : `superseded by ${name}`;
}

/** The status that the beginning of the text states: under a heading "Status", or after that word. */
export function statusInText(blocks: readonly Block[]): string | undefined {
  for (const block of blocks.slice(0, NEAR_BEGINNING)) {
    const ended = endedStatus(statedIn(block));
    if (ended !== undefined) return ended;
  }
  return undefined;
}

/** In blocks. Further below it is the status of something that the document is about. */
const NEAR_BEGINNING = 6;
const LINE = /^status:(?<status>[^\n]{1,200})$/imu;

function statedIn({ text, section }: Block): string {
  const isUnderStatus = /^status:?$/i.test(section.at(-1) ?? '');
  return (isUnderStatus ? text : (LINE.exec(text)?.groups?.status ?? '')).trim();
}

function plain(text: string): string {
  return text.replaceAll(LINK, '$1').replaceAll(/\s+/g, ' ').trim();
}
