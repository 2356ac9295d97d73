import { diffArrays } from 'diff';
import type { Article, Passage } from '../core/article.ts';

/** What became of a passage. */
export interface PassageChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** From 1: in the article as it is now; of one that was removed, as it was. */
  readonly number: number;
  readonly text: string;
}

/** What is different between an article as it was and as it is, in reading order. Passages in each other's place have changed. */
export function comparePassages(
  before: Pick<Article, 'passages'>,
  now: Pick<Article, 'passages'>,
): PassageChange[] {
  const changes: PassageChange[] = [];
  let removed: Passage[] = [];
  const endRemoved = () => {
    changes.push(...removed.map(({ number, text }) => ({ kind: 'removed', number, text }) as const));
    removed = [];
  };
  const parts = diffArrays([...before.passages], [...now.passages], {
    comparator: (a, b) => a.text === b.text,
  });
  for (const { value, added, removed: isRemoved } of parts) {
    if (isRemoved) removed.push(...value);
    else if (added) {
      changes.push(
        ...value.map(({ number, text }) => {
          const kind: PassageChange['kind'] = removed.shift() === undefined ? 'added' : 'changed';
          return { kind, number, text };
        }),
      );
      endRemoved();
    } else endRemoved();
  }
  endRemoved();
  return changes;
}
