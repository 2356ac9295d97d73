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
  /** How many were opened before. */
  readonly place: number;
  readonly question: Question;
  readonly items: Item[];
}

/**
 * Compares only questions that have the beginning of a word in common, and not of those that most have: whoever shares enough of a
 * question's beginnings shares one of the rarest of them. So thousands are grouped in no time.
 */
export function createLikes<Item>(): Likes<Item> {
  const groups: Group<Item>[] = [];
  const byBeginning = new Map<string, Group<Item>[]>();

  const groupOf = (question: Question): Group<Item> | undefined => {
    const beginnings = beginningsOf(question);
    const enough = Math.ceil(beginnings.size * LEAST_SHARED);
    const meeting = Array.from(beginnings, (beginning) => byBeginning.get(beginning) ?? []);
    const rarest = meeting.sort((a, b) => a.length - b.length).slice(0, beginnings.size - enough + 1);
    return [...new Set(rarest.flat())]
      .sort((a, b) => a.place - b.place)
      .find((group) => asksTheSame(question, group.question));
  };

  return {
    add(question, item) {
      const group = groupOf(question);
      if (group !== undefined) {
        group.items.push(item);
        return;
      }
      const opened = { place: groups.length, question, items: [item] };
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
