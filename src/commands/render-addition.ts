import { printable } from '../adapters/terminal/terminal.ts';
import type { Addition, PassageChange } from '../corpus/ingest/plan-additions.ts';

/** Enough to see that it is the right text. */
const MAX_PASSAGES = 3;
const MAX_CHANGES = 10;

const MARKS: Readonly<Record<PassageChange['kind'], string>> = { added: '+', removed: '-', changed: '~' };

const EDITED = 'It was edited since it was added; what was edited would be lost.';

/** An addition to look at: title and source, number of passages, the first of them or what has changed, and warnings. @param width in columns */
export function renderAddition(addition: Addition, width: number): string {
  const { article, warnings, kind, path, from, replaced } = addition;
  const { publisher } = article;
  const lines = [
    `${article.title} (${count(article.passages.length, 'passage')})`,
    `  From ${from}${publisher === null ? '' : `, which says that it is published by ${publisher}`}`,
    ...contentLines(addition, width),
    ...(kind === 'changed' ? [`  It replaces what was added from ${replaced}`] : []),
    ...[...warnings, ...overwritingWarnings(addition)].map((warning) => `  Warning: ${warning}`),
    `  ${kind === 'same' ? 'Nothing has changed in' : 'To be written to'} ${path}`,
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function overwritingWarnings({ kind, isEdited, movedFrom }: Addition): string[] {
  if (kind !== 'changed') return [];
  const moved = `What it replaces came from ${movedFrom}: see that it is still the same article.`;
  return [...(isEdited ? [EDITED] : []), ...(movedFrom === null ? [] : [moved])];
}

function contentLines({ kind, article, changes }: Addition, width: number): string[] {
  switch (kind) {
    case 'same':
      return [];
    case 'new':
      return article.passages.slice(0, MAX_PASSAGES).map((passage) => passageLine(' ', passage, width));
    case 'changed':
      return changes.length === 0
        ? ['  The passages are the same; their headings, or what it says of itself, have changed.']
        : changeLines(changes, width);
    default:
      return kind satisfies never;
  }
}

function changeLines(changes: readonly PassageChange[], width: number): string[] {
  const counts = (['added', 'removed', 'changed'] as const).map(
    (kind) => `${changes.filter((change) => change.kind === kind).length} ${kind}`,
  );
  const rest = changes.length - MAX_CHANGES;
  return [
    `  Passages: ${counts.join(', ')}`,
    ...changes.slice(0, MAX_CHANGES).map((change) => passageLine(MARKS[change.kind], change, width)),
    ...(rest > 0 ? [`  and ${count(rest, 'more change')}`] : []),
  ];
}

function passageLine(
  mark: string,
  { number, text }: Pick<PassageChange, 'number' | 'text'>,
  width: number,
): string {
  const line = `${mark} ¶${number} ${text.replaceAll(/\s+/g, ' ')}`;
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
