/**
 * The answers that people have kept, by where they may be quoted: a shelf for each workspace, and one for each channel whose answers
 * are for itself alone. A question is answered from the shelves of its own place; what is on another one isn't even searched.
 */

import type { Beside, Shelf } from '../../answering/beside.ts';
import { createWindows } from '../../answering/reading/windows.ts';
import type { Article } from '../../article.ts';
import { createGrowingIndex } from '../../index/growing-index.ts';
import { createVectorIndex, type PassageVectors } from '../../index/vector-index.ts';
import type { KeptAnswer } from '../../ports/kept-answers.ts';
import type { Place } from '../../ports/place.ts';
import type { Reader, WindowLengths } from '../../ports/reader.ts';
import { createBoundedMap } from '../bounded-map.ts';
import { type ListedArticle, toListedArticle } from '../library.ts';

/** By this name, admins choose whether a channel is answered from kept answers, as if they were one article. */
export const KEPT_ANSWERS = 'team-answers';

/** Whether a channel is answered from kept answers. */
export function isAnsweredFromKept({ articles }: { readonly articles: readonly string[] | null }): boolean {
  return articles === null || articles.includes(KEPT_ANSWERS);
}

/** An answer and the article that it is quoted as. */
export interface ShelvedAnswer
  extends Pick<KeptAnswer, 'id' | 'platform' | 'workspace' | 'channel' | 'audience'> {
  readonly article: Article;
  /** Of its passages, in order; `null` until they are computed. */
  readonly vectors: readonly PassageVectors[] | null;
}

/** What may be quoted in one place. Another object takes its place when that changes. */
export interface VisibleAnswers extends Beside {
  readonly listed: readonly ListedArticle[];
  readonly article: (id: string) => Article | null;
}

export interface AnswerShelves {
  /** `null`: there is nothing. */
  readonly visibleIn: (place: Place) => VisibleAnswers | null;
  /** Adds an answer, or replaces the one with its id. */
  readonly put: (answer: ShelvedAnswer) => void;
  readonly remove: (id: string) => void;
  readonly find: (id: string) => ShelvedAnswer | null;
  readonly all: () => readonly ShelvedAnswer[];
}

/** How many places have what is visible there remembered. */
const MAX_PLACES = 1_000;

/**
 * @param reader `null`: answers are found without reading
 * @param digest a cryptographic digest of a text, as text
 */
export function createAnswerShelves(
  reader: Pick<Reader, 'cut'> | null,
  digest: (text: string) => string,
): AnswerShelves {
  const answers = new Map<string, ShelvedAnswer>();
  const shelves = new Map<string, FillingShelf>();
  const views = createBoundedMap<string, View>(MAX_PLACES);

  function remove(id: string): void {
    const answer = answers.get(id);
    if (answer === undefined) return;
    answers.delete(id);
    const key = shelfOf(answer);
    shelves.get(key)?.remove(answer);
    if (shelves.get(key)?.isEmpty()) shelves.delete(key);
  }

  return {
    visibleIn(place) {
      const keys = shelvesSeenFrom(place);
      const seen = keys.flatMap((key) => shelves.get(key)?.contents() ?? []);
      if (seen.length === 0) return null;
      const name = JSON.stringify(keys);
      const last = views.get(name);
      if (last !== undefined && areSame(last.seen, seen)) return last.visible;
      const visible = visibleOn(seen);
      views.set(name, { seen, visible });
      return visible;
    },
    put(answer) {
      remove(answer.id);
      answers.set(answer.id, answer);
      const key = shelfOf(answer);
      const shelf = shelves.get(key) ?? createFillingShelf(reader, digest);
      shelves.set(key, shelf);
      shelf.add(answer);
    },
    remove,
    find: (id) => answers.get(id) ?? null,
    all: () => [...answers.values()],
  };
}

interface Contents extends Shelf {
  readonly listed: readonly ListedArticle[];
  readonly byId: ReadonlyMap<string, Article>;
}

interface View {
  readonly seen: readonly Contents[];
  readonly visible: VisibleAnswers;
}

function visibleOn(seen: readonly Contents[]): VisibleAnswers {
  return {
    shelves: seen,
    listed: seen.flatMap(({ listed }) => listed),
    article(id) {
      for (const { byId } of seen) {
        const article = byId.get(id);
        if (article !== undefined) return article;
      }
      return null;
    },
  };
}

function areSame(some: readonly Contents[], others: readonly Contents[]): boolean {
  return some.length === others.length && some.every((one, place) => one === others[place]);
}

/** Whether everybody who reads along in a place may see an answer. */
export function mayBeQuotedIn(place: Place, answer: ShelfPlace): boolean {
  return shelvesSeenFrom(place).includes(shelfOf(answer));
}

type ShelfPlace = Pick<KeptAnswer, 'platform' | 'workspace' | 'channel' | 'audience'>;

/** The shelf that an answer is on. */
function shelfOf({ platform, workspace, channel, audience }: ShelfPlace): string {
  return JSON.stringify([platform, workspace, ...(audience === 'workspace' ? [] : [channel])]);
}

/** The shelves whose answers whoever reads along in a place may see. Outside of a workspace there are none. */
function shelvesSeenFrom({ platform, workspace, channel, parent }: Place): string[] {
  if (workspace === null) return [];
  const channels = parent === undefined ? [channel] : [channel, parent];
  return [[platform, workspace], ...channels.map((one) => [platform, workspace, one])].map((key) =>
    JSON.stringify(key),
  );
}

interface FillingShelf {
  readonly add: (answer: ShelvedAnswer) => void;
  readonly remove: (answer: ShelvedAnswer) => void;
  readonly isEmpty: () => boolean;
  /** What is on the shelf now. The same object until that changes. */
  readonly contents: () => Contents;
}

function createFillingShelf(
  reader: Pick<Reader, 'cut'> | null,
  digest: (text: string) => string,
): FillingShelf {
  const words = createGrowingIndex();
  const held = new Map<
    string,
    ShelvedAnswer & { readonly cut: WindowLengths; readonly listed: ListedArticle }
  >();
  let contents: Contents | null = null;

  function arrange(): Contents {
    // In an order that doesn't depend on when each came: the same question has the same answer in every process.
    const inOrder = [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const articles = inOrder.map(({ article }) => article);
    const vectors = createVectorIndex(articles);
    for (const { article, vectors: own } of inOrder)
      for (const [place, ofPassage] of (own ?? []).entries()) {
        const passage = article.passages[place];
        if (passage !== undefined) vectors.add(passage, ofPassage);
      }
    return {
      articles,
      words,
      vectors,
      windows:
        reader &&
        createWindows(
          articles,
          inOrder.map(({ cut }) => cut),
        ),
      listed: inOrder.map(({ listed }) => listed),
      byId: new Map(articles.map((article) => [article.id, article])),
    };
  }

  return {
    add(answer) {
      const { article } = answer;
      words.add(article);
      held.set(answer.id, {
        ...answer,
        cut: reader?.cut(article) ?? [],
        listed: toListedArticle(article, digest),
      });
      contents = null;
    },
    remove({ id, article }) {
      words.remove(article);
      held.delete(id);
      contents = null;
    },
    isEmpty: () => held.size === 0,
    contents() {
      contents ??= arrange();
      return contents;
    },
  };
}

/** For a bot that keeps nothing. */
export const NO_ANSWERS: Pick<AnswerShelves, 'visibleIn'> = { visibleIn: () => null };
