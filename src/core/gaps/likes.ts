import type { Question } from '../question/question.ts';
import { asksTheSame, beginningOf, LEAST_SHARED } from './asks-the-same.ts';

/** Groups of questions that ask nearly the same. */
export interface Likes<Item> {
  /** Puts an item with the first group whose first question asks the same; else it opens a group. */
  readonly add: (question: Question, item: Item) => void;
  /** In the order they were opened. */
  readonly groups: () => readonly (readonly Item[])[];
}

interface Group<Item> {
  readonly question: Question;
  readonly items: Item[];
}

/** Compares only questions that have the beginnings of enough words in common, so that thousands are grouped in no time. */
export function createLikes<Item>(): Likes<Item> {
  const groups: Group<Item>[] = [];
  const byBeginning = new Map<string, Group<Item>[]>();

  /** How many beginnings each group has in common with these, where it has any. */
  const inCommon = (beginnings: ReadonlySet<string>): Map<Group<Item>, number> => {
    const common = new Map<Group<Item>, number>();
    const meeting = [...beginnings].flatMap((beginning) => byBeginning.get(beginning) ?? []);
    for (const group of meeting) common.set(group, (common.get(group) ?? 0) + 1);
    return common;
  };

  const groupOf = (question: Question): Group<Item> | undefined => {
    const beginnings = beginningsOf(question);
    const enough = Math.ceil(beginnings.size * LEAST_SHARED);
    for (const [group, count] of inCommon(beginnings))
      if (count >= enough && asksTheSame(question, group.question)) return group;
    return undefined;
  };

  return {
    add(question, item) {
      const group = groupOf(question);
      if (group !== undefined) {
        group.items.push(item);
        return;
      }
      const opened = { question, items: [item] };
      groups.push(opened);
      for (const beginning of beginningsOf(question)) {
        const others = byBeginning.get(beginning) ?? [];
        byBeginning.set(beginning, others);
        others.push(opened);
      }
    },
    groups: () => groups.map(({ items }) => items),
  };
}

function beginningsOf({ terms }: Question): Set<string> {
  return new Set(terms.map(({ term }) => beginningOf(term)));
}
