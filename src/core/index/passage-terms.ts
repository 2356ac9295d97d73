import type { Article, Passage } from '../article.ts';
import { wordsOf } from './words.ts';

/** What a passage is indexed by: terms in the order of its words, each as often as it is there. */
export interface PassageTerms {
  readonly text: readonly string[];
  /** Of the headings above it, the article's title among them. */
  readonly headings: readonly string[];
}

/** Told of each word that is indexed. @param opens whether it opens a sentence, where a capital says nothing */
export type OnWord = (surface: string, term: string, opens: boolean) => void;

/** @param termOf as `termOfWord` */
export function passageTerms(
  article: Pick<Article, 'title'>,
  passage: Passage,
  termOf: (word: string) => string | null,
  see: OnWord,
): PassageTerms {
  const learn = (sentence: string): string[] => {
    const terms: string[] = [];
    for (const [place, { surface }] of wordsOf(sentence).entries()) {
      const term = termOf(surface);
      if (term === null) continue;
      see(surface, term, place === 0);
      terms.push(term);
    }
    return terms;
  };
  return {
    text: passage.sentences.flatMap(({ start, end }) => learn(passage.text.slice(start, end))),
    headings: headingPath(article, passage).flatMap(learn),
  };
}

/** The headings that a passage stands under, the article's title first. */
export function headingPath({ title }: Pick<Article, 'title'>, { section }: Passage): string[] {
  return [title, ...section];
}
