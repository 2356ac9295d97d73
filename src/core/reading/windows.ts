import type { Article, Passage } from '../article.ts';
import type { Cut } from './reader.ts';
import type { PlacedSentence, Window } from './window.ts';

/** The windows of a corpus. */
export interface Windows {
  /** In the order of the articles. */
  readonly all: readonly Window[];
  /** The one that a sentence stands in. @throws Error when it is of no article that was cut */
  holding(sentence: PlacedSentence): Window;
}

/** Lays the windows over the articles. @param cuts where each article is cut, in the same order */
export function createWindows(articles: readonly Article[], cuts: readonly Cut[]): Windows {
  const all = articles.flatMap((article, place) => windowsOf(article, cuts[place] ?? []));
  return { all, holding: holdingIn(all) };
}

/** Tells which of these windows a sentence stands in. @param windows those of a passage in order, and all of them or none */
export function holdingIn(windows: readonly Window[]): Windows['holding'] {
  const byPassage = new Map<Passage, Window[]>();
  for (const window of windows) {
    for (const { passage } of window.sentences) {
      const holding = byPassage.get(passage);
      if (holding === undefined) byPassage.set(passage, [window]);
      else holding.push(window);
    }
  }
  return ({ passage, index }) => {
    const window = byPassage.get(passage)?.[index];
    if (window === undefined) throw new Error(`Sentence ${index} of ¶${passage.number} is in no window.`);
    return window;
  };
}

function windowsOf(article: Article, cut: Cut): Window[] {
  const sentences = sentencesOf(article);
  let next = 0;
  return cut.map((length) => {
    const window = { article, sentences: sentences.slice(next, next + length) };
    next += length;
    return window;
  });
}

/** Every sentence of an article, in reading order. */
export function sentencesOf({ passages }: Article): PlacedSentence[] {
  return passages.flatMap((passage) => passage.sentences.map((_, index) => ({ passage, index })));
}
