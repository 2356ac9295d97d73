import { loadTestCorpora } from '../../src/commands/test-corpora.ts';
import type { Article } from '../../src/core/article.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import type { TestCorpus } from '../../src/evaluation/evaluate.ts';
import type { Gold } from '../../src/evaluation/judge.ts';
import { alteredCopy } from './altered-copy.ts';

export interface SpeedQuestion {
  readonly question: string;
  /** The places of the right passages, from 0 over all articles; none when there is no answer. */
  readonly right: ReadonlySet<number>;
}

/** Articles to be indexed as one corpus, and the questions asked of it. */
export interface SpeedCorpus {
  readonly articles: readonly Article[];
  readonly questions: readonly SpeedQuestion[];
}

// Of the repository's root, where npm runs the benchmark.
const ARTICLES = 'src/corpus/articles';
const OWN_QUESTIONS = 'bench/data/kursk-dev.jsonl';
const ENCYCLOPEDIA = 'bench/data/squad-tune.jsonl';

/** The large corpus is so many times the medium one. */
const TIMES = 5;

/** The article that comes along; 90 encyclopedia articles; the same with four altered copies of each. */
export const SIZES = ['small', 'medium', 'large'] as const;

export type Size = (typeof SIZES)[number];

export async function loadSpeedCorpus(size: Size): Promise<SpeedCorpus> {
  const file = size === 'small' ? OWN_QUESTIONS : ENCYCLOPEDIA;
  const corpora = await loadTestCorpora(file, [], async () => (await loadCorpus([ARTICLES])).articles);
  return uniteCorpora(
    size === 'large' ? corpora.flatMap((corpus, place) => withCopies(corpus, TIMES, place)) : corpora,
  );
}

const GUIDES = 'bench/data/handbooks/csc';

/** A computing centre's guides: what a large team keeps. */
export async function loadGuides(): Promise<SpeedCorpus> {
  return uniteCorpora(
    await loadTestCorpora(`${GUIDES}.jsonl`, [GUIDES], async (paths) => (await loadCorpus(paths)).articles),
  );
}

/** Enough that ids sort as the articles stand. */
const DIGITS = 4;

/** One corpus of many. Articles get ids of their own; what is right is so only where it was before. */
export function uniteCorpora(corpora: readonly TestCorpus[]): SpeedCorpus {
  const questions: SpeedQuestion[] = [];
  let start = 0;
  for (const corpus of corpora) {
    const texts = passageTexts(corpus.articles);
    for (const { question, gold } of corpus.questions) {
      const right = new Set(gold.flatMap((piece) => placesOf(piece, texts).map((place) => start + place)));
      questions.push({ question, right });
    }
    start += texts.length;
  }
  const articles = corpora
    .flatMap((corpus) => corpus.articles)
    .map((article, place) => ({ ...article, id: `article-${String(place).padStart(DIGITS, '0')}` }));
  return { articles, questions };
}

function placesOf({ passage, text }: Gold, texts: readonly string[]): number[] {
  if (passage !== null) return [passage - 1];
  return texts.flatMap((one, place) => (one.includes(text) ? [place] : []));
}

/**
 * A corpus, with altered copies of its articles as corpora of which nothing is asked.
 *
 * @param times how many there are, it included
 * @param place where it stands among them, counted on from the first when there are no more: when the originals of many
 * stand first, second … or last in turn, engines that take the first of equals gain nothing by it
 */
export function withCopies(original: TestCorpus, times: number, place: number): TestCorpus[] {
  const copies = Array.from(
    { length: times - 1 },
    (_, copy): TestCorpus => ({
      articles: original.articles.map((article) => alteredCopy(article, copy + 1)),
      questions: [],
    }),
  );
  return copies.toSpliced(place % times, 0, original);
}

/** The texts of all passages, each at its place. */
export function passageTexts(articles: readonly Article[]): string[] {
  return articles.flatMap(({ passages }) => passages.map(({ text }) => text));
}

/** Of the whole: neighbours come to stand far apart, and any first few come from everywhere. The golden ratio's inverse. */
const STEP = (Math.sqrt(5) - 1) / 2;

/** The items in an order of which every beginning is a fair sample; always the same. */
export function spreadOut<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item, place) => ({ item, rank: (place * STEP) % 1 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
