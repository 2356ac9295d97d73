import type { Quote } from '../answering/answer.ts';

type CitedPlace = Pick<Quote, 'article' | 'section' | 'passage'>;

/** Deeper headings say more about the place than those between them and the title. */
const MAX_HEADINGS = 3;
/** In UTF-16 units; a quote mustn't be left out because its heading is long. */
const MAX_NAME = 80;

/**
 * Where a quote stands, in words: "Handbook › Leave › Parental leave, ¶4 (2024-05-01)".
 * Of a document that no longer holds, it says so: "Use MongoDB, ¶2 (superseded by ADR-12, 2019-05-01)".
 * Of a message that was kept as an answer, it says who wrote it: "Answers from the team › How do I …?, ¶1 (Ada, 2026-03-01)".
 *
 * @param to the last paragraph, where several are cited: "¶3–5"
 */
export function citationOf(place: CitedPlace, to = place.passage): string {
  const { published, superseded = null, writtenBy = null } = place.article;
  const numbers = to === place.passage ? `¶${to}` : `¶${place.passage}–${to}`;
  const details = [superseded, writtenBy, published].flatMap((detail) =>
    detail === null ? [] : [shortened(detail)],
  );
  return `${placeName(place)}, ${numbers}${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

/** The part of a citation that people wrote: the title and the heading path. A heading that repeats the one above it is left out. */
export function placeName(place: Omit<CitedPlace, 'passage'>): string {
  return joined(namesOf(place, place.section.slice(-MAX_HEADINGS)).map(shortened));
}

/** The same with every heading and nothing cut off. */
export function fullPlaceName(place: Omit<CitedPlace, 'passage'>): string {
  return joined(namesOf(place, place.section));
}

function namesOf(
  { article: { title, writtenBy } }: Pick<CitedPlace, 'article'>,
  section: readonly string[],
): string[] {
  // Of the questions that a message was kept for, the first names it.
  return [title, ...(writtenBy === undefined ? section : section.slice(0, 1))].map((name) =>
    name.replaceAll(/\s+/g, ' ').trim(),
  );
}

function joined(names: readonly string[]): string {
  return names.filter((name, rank) => name !== '' && name !== names[rank - 1]).join(' › ');
}

function shortened(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').trim();
  return line.length <= MAX_NAME ? line : `${line.slice(0, MAX_NAME - 1).trimEnd()}…`;
}
