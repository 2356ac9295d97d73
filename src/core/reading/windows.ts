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
  const byPassage = new Map<Passage, Window[]>();
  for (const window of all) {
    for (const { passage } of window.sentences) {
      const windows = byPassage.get(passage);
      if (windows === undefined) byPassage.set(passage, [window]);
      else windows.push(window);
    }
  }
  return {
    all,
    holding({ passage, index }) {
      const window = byPassage.get(passage)?.[index];
      if (window === undefined) throw new Error(`Sentence ${index} of ¶${passage.number} is in no window.`);
      return window;
    },
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
