import { analyseQuestion, type Question } from '../answering/question.ts';
import { isChat, type Workspace } from '../ports/place.ts';
import type { ListUnmet, PassageName, UnmetQuestion } from '../ports/questions.ts';
import type { Wording } from './wording/wording.ts';

/** A cluster of near-duplicate questions that the articles don't answer, or not well. */
export interface Gap {
  /** The latest of its questions. */
  readonly question: string;
  /** The latest that was asked in a workspace, for which an answer can be kept there; `null` when none was. */
  readonly asked: AskedInWorkspace | null;
  /** How often it was asked. */
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastAsked: number;
  /** How many people found the answer not helpful, and how many reported that there is none. */
  readonly down: number;
  readonly missing: number;
  /** The reasons they gave, latest question first. */
  readonly reasons: readonly string[];
  /** The closest passage to the latest question; `null` when there was none. */
  readonly nearest: PassageName | null;
}

/** A question of a gap, and the workspace that it was asked in. */
export interface AskedInWorkspace extends Workspace {
  /** Its id. */
  readonly question: string;
  /** Its own, which may differ from the gap's, as may who saw it. */
  readonly text: string;
  /** Whether everybody where it was asked saw it, so that its wording is no secret. */
  readonly isPublic: boolean;
}

/** How many questions are clustered for an operator or an answer, the latest. */
export const MAX_LISTED = 10_000;

/** The gaps of all workspaces since then, for the operator. @param since milliseconds since 1970 @throws StoreUnavailable */
export async function gapsSince(listUnmet: ListUnmet, since: number): Promise<Gap[]> {
  return mergeGaps(await listUnmet({ since, workspace: null, limit: MAX_LISTED }));
}

/**
 * Clusters unmet questions into gaps. Gaps asked most often come first; among equals, those asked last. Texts that ask for nothing,
 * such as greetings, are no gaps.
 *
 * @param unmet latest first
 */
export function mergeGaps(unmet: readonly UnmetQuestion[]): Gap[] {
  return clustersOf(unmet)
    .all()
    .flatMap(gapOfCluster)
    .sort((a, b) => b.count - a.count || b.lastAsked - a.lastAsked);
}

/**
 * Those of the questions that ask what one of these does, as near-duplicates do: the whole cluster of each.
 *
 * @param unmet latest first
 */
export function createGapSearch(
  unmet: readonly UnmetQuestion[],
): (questions: readonly string[]) => readonly UnmetQuestion[] {
  const clusters = clustersOf(unmet);
  return (questions) => {
    const found = new Set<UnmetQuestion>();
    for (const text of questions) {
      const question = analyseQuestion(text);
      if (typeof question === 'string' || question.terms.length === 0) continue;
      for (const one of clusters.like(question).flat()) found.add(one);
    }
    return [...found];
  };
}

function clustersOf(unmet: readonly UnmetQuestion[]): QuestionClusters<UnmetQuestion> {
  const clusters = createQuestionClusters<UnmetQuestion>();
  for (const one of unmet) {
    const question = analyseQuestion(one.question.text);
    if (typeof question !== 'string' && question.terms.length > 0) clusters.add(question, one);
  }
  return clusters;
}

function gapOfCluster(all: readonly UnmetQuestion[]): Gap[] {
  return all.slice(0, 1).map(({ question: latest }) => ({
    question: latest.text,
    asked: askedInWorkspace(all),
    count: all.length,
    lastAsked: latest.at,
    down: sum(all.map(({ down }) => down)),
    missing: sum(all.map(({ missing }) => missing)),
    reasons: all.flatMap(({ reasons }) => reasons),
    nearest: latest.nearest,
  }));
}

function askedInWorkspace(all: readonly UnmetQuestion[]): AskedInWorkspace | null {
  for (const { question } of all) {
    const { id, text, audience, place } = question;
    if (place.workspace !== null && isChat(place))
      return {
        question: id,
        text,
        platform: place.platform,
        id: place.workspace,
        isPublic: audience === 'everyone',
      };
  }
  return null;
}

function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** A gap in one line. @param titleOf the title of the article with this id; `undefined` when it is gone */
export function describeGap(
  { count, lastAsked, down, missing, nearest }: Gap,
  { gaps }: Wording,
  titleOf: (id: string) => string | undefined,
): string {
  const title = nearest === null ? undefined : titleOf(nearest.article);
  const details = [
    gaps.asked(count, new Date(lastAsked).toISOString().slice(0, 'yyyy-mm-dd'.length)),
    down > 0 ? gaps.down(down) : null,
    missing > 0 ? gaps.missing(missing) : null,
    nearest === null || title === undefined ? null : gaps.nearest(`${title}, ¶${nearest.passage}`),
  ];
  return details.filter((detail) => detail !== null).join('; ');
}

/** Clusters of near-duplicate questions. */
interface QuestionClusters<Item> {
  /** Adds an item to the first cluster whose first question is a near-duplicate; otherwise opens a cluster. */
  readonly add: (question: Question, item: Item) => void;
  /** The clusters whose first question is a near-duplicate, those opened first at the front. */
  readonly like: (question: Question) => readonly (readonly Item[])[];
  /** In the order in which they were opened. */
  readonly all: () => readonly (readonly Item[])[];
}

interface Cluster<Item> {
  /** The number of clusters opened before. */
  readonly place: number;
  readonly question: Question;
  readonly items: Item[];
}

/**
 * Near-duplicates share most of their words' prefixes, and so at least one of the rarest. Only questions that share one of those
 * are compared (prefix filtering), so that thousands are clustered in no time.
 */
function createQuestionClusters<Item>(): QuestionClusters<Item> {
  const clusters: Cluster<Item>[] = [];
  const byPrefix = new Map<string, Cluster<Item>[]>();

  const clustersLike = (question: Question): readonly Cluster<Item>[] => {
    const prefixes = prefixesOf(question);
    const minShared = Math.ceil(prefixes.size * MIN_SIMILARITY);
    const sharing = Array.from(prefixes, (prefix) => byPrefix.get(prefix) ?? []);
    const rarest = sharing.sort((a, b) => a.length - b.length).slice(0, prefixes.size - minShared + 1);
    return [...new Set(rarest.flat())]
      .sort((a, b) => a.place - b.place)
      .filter((cluster) => isNearDuplicate(question, cluster.question));
  };

  return {
    add(question, item) {
      const [cluster] = clustersLike(question);
      if (cluster !== undefined) {
        cluster.items.push(item);
        return;
      }
      const opened = { place: clusters.length, question, items: [item] };
      clusters.push(opened);
      for (const prefix of prefixesOf(question)) {
        const others = byPrefix.get(prefix) ?? [];
        byPrefix.set(prefix, others);
        others.push(opened);
      }
    },
    like: (question) => clustersLike(question).map(({ items }) => items),
    all: () => clusters.map(({ items }) => items),
  };
}

function prefixesOf({ terms }: Question): Set<string> {
  return new Set(terms.map(({ term }) => prefixOf(term)));
}

/** The Jaccard index of two questions' terms from which they are near-duplicates. */
const MIN_SIMILARITY = 0.6;

/** Shorter words that differ in a letter are different words. In letters. */
const MIN_MISSPELT_LENGTH = 5;

/** Misspellings within the first letters aren't recognised. In letters. */
const PREFIX_LENGTH = 3;

/** Whether two questions ask for the same kind of thing, in nearly the same words. */
function isNearDuplicate(a: Question, b: Question): boolean {
  if (a.kind !== b.kind && a.kind !== 'keyword' && b.kind !== 'keyword') return false;
  const shared = a.terms.filter(({ term }) => b.terms.some((other) => isSameTerm(term, other.term))).length;
  const all = a.terms.length + b.terms.length - shared;
  return all > 0 && shared / all >= MIN_SIMILARITY;
}

function prefixOf(term: string): string {
  return term.slice(0, PREFIX_LENGTH);
}

function isSameTerm(a: string, b: string): boolean {
  if (a === b) return true;
  const isLong = Math.min(a.length, b.length) >= MIN_MISSPELT_LENGTH;
  return isLong && prefixOf(a) === prefixOf(b) && isWithinOneEdit(a, b);
}

/** Whether two words are equal, or differ by one letter added, left out or changed, or by two neighbours swapped. */
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
