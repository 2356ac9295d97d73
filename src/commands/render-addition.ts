import { printable } from '../adapters/terminal/printable.ts';
import type { Addition } from '../adding/addition.ts';
import type { PassageChange } from '../adding/compare-passages.ts';

/** Passages, or changes, that are shown: enough to see that it is the right text. */
const SHOWN = 3;
const MOST_CHANGES = 10;

const MARKS: Readonly<Record<PassageChange['kind'], string>> = { added: '+', removed: '-', changed: '~' };

/** An addition to look at: title, number of passages, the first of them or what has changed, and warnings. */
export function renderAddition(
  { kind, article, changes, isEdited, path, warnings }: Addition,
  width: number,
): string {
  const { title, passages } = article;
  const shown = kind === 'new' ? passages.slice(0, SHOWN).map((passage) => lineOf(' ', passage)) : [];
  const edited = 'It was edited since it was added; what was edited would be lost.';
  const lines = [
    `${title} (${count(passages.length, 'passage')})`,
    ...shown,
    ...(kind === 'new' ? [] : changeLines(kind, changes)),
    ...[...warnings, ...(isEdited ? [edited] : [])].map((warning) => `  Warning: ${warning}`),
    `  ${kind === 'same' ? 'Nothing has changed in' : 'To be written to'} ${path}`,
  ];
  return `${lines.map((line) => abridged(printable(line).replaceAll('\n', ' '), line.startsWith('  ¶') ? width : Infinity)).join('\n')}\n`;

  function lineOf(
    mark: string,
    { number, text }: { readonly number: number; readonly text: string },
  ): string {
    return abridged(`${mark} ¶${number} ${text.replaceAll(/\s+/g, ' ')}`, width);
  }

  function changeLines(what: 'changed' | 'same', all: readonly PassageChange[]): string[] {
    if (what === 'same') return [];
    if (all.length === 0)
      return ['  The passages are the same; their headings, or what it says of itself, have changed.'];
    const counts = (['added', 'removed', 'changed'] as const).map((one) => {
      return `${all.filter((change) => change.kind === one).length} ${one}`;
    });
    const rest = all.length - MOST_CHANGES;
    return [
      `  Passages: ${counts.join(', ')}`,
      ...all.slice(0, MOST_CHANGES).map((change) => lineOf(MARKS[change.kind], change)),
      ...(rest > 0 ? [`  and ${count(rest, 'more change')}`] : []),
    ];
  }
}

function abridged(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
