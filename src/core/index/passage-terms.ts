import { type Article, type Passage, sentenceText } from '../article.ts';
import { capitalsMarkNames, createTermsIn, type TermsIn } from './language-terms.ts';
import { memoize } from './memoize.ts';
import { indexedWordsOf, type Word } from './words.ts';

/** The terms that a passage is indexed by, in the order of its words, those besides after each sentence; repeated as often as they occur. */
export interface PassageTerms {
  readonly text: readonly string[];
  /** Of the headings above it and the article's title. */
  readonly headings: readonly string[];
}

/** Called for each word that is indexed. @param opens whether a capital says nothing: it opens a sentence, or is of a language where nouns have one */
export type OnWord = (surface: string, term: string, opens: boolean) => void;

/** What texts are read with while they are indexed. */
export interface TextReaders {
  readonly termsIn: TermsIn;
  /** `indexedWordsOf`, memoized: many passages stand under the same heading. */
  readonly headingWords: (heading: string) => readonly Word[];
}

/** Readers that remember what they have read. */
export function createTextReaders(): TextReaders {
  return { termsIn: createTermsIn(), headingWords: memoize(indexedWordsOf) };
}

export function passageTerms(
  article: Pick<Article, 'title' | 'language'>,
  passage: Passage,
  { termsIn, headingWords }: TextReaders,
  onWord: OnWord,
): PassageTerms {
  const termOf = termsIn(article.language);
  const mayBeNames = capitalsMarkNames(article.language);
  const termsOf = (words: readonly Word[]): string[] => {
    const terms: string[] = [];
    for (const [position, { surface }] of words.entries()) {
      const term = termOf(surface);
      if (term === null) continue;
      onWord(surface, term, position === 0 || !mayBeNames);
      terms.push(term);
    }
    return terms;
  };
  return {
    text: passage.sentences.flatMap((sentence) => termsOf(indexedWordsOf(sentenceText(passage, sentence)))),
    headings: headingPath(article, passage).flatMap((heading) => termsOf(headingWords(heading))),
  };
}

/** The headings that a passage stands under, the article's title first. */
export function headingPath({ title }: Pick<Article, 'title'>, { section }: Passage): string[] {
  return [title, ...section];
}
