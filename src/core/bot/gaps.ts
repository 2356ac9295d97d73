import { analyseQuestion, type Question } from '../answering/question.ts';
import type { PassageName, UnmetQuestion } from '../ports/questions.ts';
import type { Wording } from './wording/wording.ts';

/** Questions that ask nearly the same, and that the articles don't answer, or not well. */
export interface Gap {
  /** As it was asked last. */
  readonly question: string;
  /** How often it was asked. */
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastAsked: number;
  /** How many votes said that an answer is wrong, and how many that one is missing. */
  readonly down: number;
  readonly missing: number;
  /** The reasons given, latest question first. */
  readonly reasons: readonly string[];
  /** The closest passage when it was asked last; `null` when nothing was close. */
  readonly nearest: PassageName | null;
}

/**
 * The gaps behind questions that were not met: nearly the same question is one gap. The most pressing first: asked most
 * often, then asked last. What asks for nothing is no gap.
 *
 * @param unmet latest first
 */
export function mergeGaps(unmet: readonly UnmetQuestion[]): Gap[] {
  const likes = createQuestionClusters<UnmetQuestion>();
  for (const one of unmet) {
    const read = analyseQuestion(one.question.text);
    if (typeof read !== 'string' && read.terms.length > 0) likes.add(read, one);
  }
  return likes
    .clusters()
    .flatMap(gapOfCluster)
    .sort((a, b) => b.count - a.count || b.lastAsked - a.lastAsked);
}

function gapOfCluster(all: readonly UnmetQuestion[]): Gap[] {
  return all.slice(0, 1).map(({ question: latest }) => ({
    question: latest.text,
    count: all.length,
    lastAsked: latest.at,
    down: sum(all.map(({ down }) => down)),
    missing: sum(all.map(({ missing }) => missing)),
    reasons: all.flatMap(({ reasons }) => reasons),
    nearest: latest.nearest,
  }));
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** What there is to say of a gap, in one line. @param titleOf the title of an article by its id; `undefined` if it is gone */
export function describeGap(
  { count, lastAsked, down, missing, nearest }: Gap,
  { gaps, citation }: Wording,
  titleOf: (id: string) => string | undefined,
): string {
  const title = nearest === null ? undefined : titleOf(nearest.article);
  const details = [
    gaps.asked(count, new Date(lastAsked).toISOString().slice(0, 'yyyy-mm-dd'.length)),
    down > 0 ? gaps.down(down) : null,
    missing > 0 ? gaps.missing(missing) : null,
    nearest === null || title === undefined ? null : gaps.nearest(citation(title, nearest.passage)),
  ];
  return details.filter((detail) => detail !== null).join('; ');
}

/** Groups of questions that ask nearly the same. */
export interface QuestionClusters<Item> {
  /** Puts an item with the first group whose first question asks the same; else it opens a group. */
  readonly add: (question: Question, item: Item) => void;
  /** In the order they were opened. */
  readonly clusters: () => readonly (readonly Item[])[];
}

interface Cluster<Item> {
  /** How many were opened before. */
  readonly place: number;
  readonly question: Question;
  readonly items: Item[];
}

/**
 * Compares only questions that have the beginning of a word in common, and not of those that most have: whoever shares enough of a
 * question's beginnings shares one of the rarest of them. So thousands are grouped in no time.
 */
function createQuestionClusters<Item>(): QuestionClusters<Item> {
  const groups: Cluster<Item>[] = [];
  const byBeginning = new Map<string, Cluster<Item>[]>();

  const groupOf = (question: Question): Cluster<Item> | undefined => {
    const beginnings = prefixesOf(question);
    const enough = Math.ceil(beginnings.size * MIN_SIMILARITY);
    const meeting = Array.from(beginnings, (beginning) => byBeginning.get(beginning) ?? []);
    const rarest = meeting.sort((a, b) => a.length - b.length).slice(0, beginnings.size - enough + 1);
    return [...new Set(rarest.flat())]
      .sort((a, b) => a.place - b.place)
      .find((group) => isNearDuplicate(question, group.question));
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
      for (const beginning of prefixesOf(question)) {
        const others = byBeginning.get(beginning) ?? [];
        byBeginning.set(beginning, others);
        others.push(opened);
      }
    },
    clusters: () => groups.map(({ items }) => items),
  };
}

function prefixesOf({ terms }: Question): Set<string> {
  return new Set(terms.map(({ term }) => prefixOf(term)));
}

/** Of all the words that two questions ask by, this share must be common to both (Jaccard index). */
const MIN_SIMILARITY = 0.6;

/** In shorter words another letter makes another word. In letters. */
const MIN_MISSPELT_LENGTH = 5;

/** Words are misspelt after these letters, or taken for others. */
const PREFIX_LENGTH = 3;

/** Whether two questions ask nearly the same: the same kind of thing, by nearly the same words. */
function isNearDuplicate(a: Question, b: Question): boolean {
  if (a.kind !== b.kind && a.kind !== 'keyword' && b.kind !== 'keyword') return false;
  const shared = a.terms.filter(({ term }) => b.terms.some((other) => isSameTerm(term, other.term))).length;
  const all = a.terms.length + b.terms.length - shared;
  return all > 0 && shared / all >= MIN_SIMILARITY;
}

/** What two terms have in common if they may be the same. */
function prefixOf(term: string): string {
  return term.slice(0, PREFIX_LENGTH);
}

function isSameTerm(a: string, b: string): boolean {
  if (a === b) return true;
  const isLong = Math.min(a.length, b.length) >= MIN_MISSPELT_LENGTH;
  return isLong && prefixOf(a) === prefixOf(b) && isWithinOneEdit(a, b);
}

/** Whether one word becomes the other by adding, leaving out or changing a letter, by swapping two neighbours, or as it is. */
export function isWithinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  if (longer.length > shorter.length) return longer.slice(start + 1) === shorter.slice(start);
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start];
  return (
    a.slice(start + 1) === b.slice(start + 1) || (isSwapped && a.slice(start + 2) === b.slice(start + 2))
  );
}
