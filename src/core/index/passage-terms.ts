import { type Article, type Passage, sentenceText } from '../article.ts';
import { indexedWordsOf } from './words.ts';

/** The terms that a passage is indexed by, in the order of its words, those besides after each sentence; repeated as often as they occur. */
export interface PassageTerms {
  readonly text: readonly string[];
  /** Of the headings above it and the article's title. */
  readonly headings: readonly string[];
}

/** Called for each word that is indexed. @param opens whether it opens a sentence, where a capital says nothing */
export type OnWord = (surface: string, term: string, opens: boolean) => void;

/** @param termOf `termOfWord`, or a memoized one */
export function passageTerms(
  article: Pick<Article, 'title'>,
  passage: Passage,
  termOf: (word: string) => string | null,
  onWord: OnWord,
): PassageTerms {
  const termsIn = (sentence: string): string[] => {
    const terms: string[] = [];
    for (const [position, { surface }] of indexedWordsOf(sentence).entries()) {
      const term = termOf(surface);
      if (term === null) continue;
      onWord(surface, term, position === 0);
      terms.push(term);
    }
    return terms;
  };
  return {
    text: passage.sentences.flatMap((sentence) => termsIn(sentenceText(passage, sentence))),
    headings: headingPath(article, passage).flatMap(termsIn),
  };
}

/** The headings that a passage stands under, the article's title first. */
export function headingPath({ title }: Pick<Article, 'title'>, { section }: Passage): string[] {
  return [title, ...section];
}
