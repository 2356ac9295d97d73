/**
 * The terms of words in languages other than English. Each language that has a stemmer is read with its own: “Urlaubstage” finds
 * “Urlaubstag”. Words of all others are looked up as they are written.
 */

import { createRequire } from 'node:module';
import { memoize } from './memoize.ts';
import { foldWord, indexedWordsOf, termOfWord } from './words.ts';

/** The term of a word; `null` for a stop word. */
export type TermOf = (word: string) => string | null;

/** The terms of the words that a text is indexed by, without its stop words. */
export function termsOfText(text: string, termOf: TermOf): string[] {
  return indexedWordsOf(text).flatMap(({ surface }) => termOf(surface) ?? []);
}

/** By the language of the text, as a BCP 47 tag; one that isn't known is read as English. */
export type TermsIn = (language: string | null) => TermOf;

const ENGLISH = 'en';

/**
 * What Orama calls its stemmers and lists of stop words, by the primary subtag. Those of Snowball's languages, and of Ukrainian, whose
 * list is of another package: Orama's is broken, and its Spanish one has words of content.
 */
const LANGUAGES: Readonly<Record<string, { readonly name: string; readonly listedAs?: string }>> = {
  ar: { name: 'arabic' },
  da: { name: 'danish' },
  de: { name: 'german' },
  el: { name: 'greek' },
  es: { name: 'spanish', listedAs: 'spa' },
  fi: { name: 'finnish' },
  fr: { name: 'french' },
  hu: { name: 'hungarian' },
  it: { name: 'italian' },
  nb: { name: 'norwegian' },
  nl: { name: 'dutch' },
  nn: { name: 'norwegian' },
  no: { name: 'norwegian' },
  pt: { name: 'portuguese' },
  ro: { name: 'romanian' },
  ru: { name: 'russian' },
  sv: { name: 'swedish' },
  tr: { name: 'turkish' },
  uk: { name: 'ukrainian', listedAs: 'ukr' },
};

/** Articles and prepositions that lose a vowel before the word, as Lucene has them. */
const ELISIONS: Readonly<Record<string, RegExp>> = {
  fr: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/u,
  it: /^(?:[cdlmstv]|un|gl|(?:[ad]|da|ne|su)(?:gl|ll)|degl|dell|negl|pell|coll)'(?=\p{L})/u,
};

/** The primary subtag of a language tag: "pt" of "pt-BR"; `null` where a text is no tag. */
export const primaryLanguage = memoize((tag: string | null): string | null => {
  try {
    return tag === null ? null : new Intl.Locale(tag).language;
  } catch {
    return null;
  }
});

/** The language whose stemmer reads a text; `null` where its words are taken as they are written. */
export function stemmedAs(language: string | null): string | null {
  const primary = primaryLanguage(language) ?? ENGLISH;
  return primary === ENGLISH || primary in LANGUAGES ? primary : null;
}

/** Whether texts and questions in a language are read as English ones are. */
export function isReadAsEnglish(language: string | null): boolean {
  return stemmedAs(language) === ENGLISH;
}

/** Whether a capital within a sentence marks a name: in German and its sister every noun has one. */
export function capitalsMarkNames(language: string | null): boolean {
  return !['de', 'lb'].includes(primaryLanguage(language) ?? ENGLISH);
}

/** The terms of words in each language. */
export const termsIn: TermsIn = (language) => termsOfPrimary(primaryLanguage(language) ?? ENGLISH);

const termsOfPrimary = memoize((primary: string) =>
  primary === ENGLISH ? termOfWord : termOfWordIn(primary),
);

/** `termsIn`, memoized for each word. */
export function createTermsIn(): TermsIn {
  const byPrimary = memoize((primary: string) => memoize(termsOfPrimary(primary)));
  return (language) => byPrimary(primaryLanguage(language) ?? ENGLISH);
}

/**
 * Required when the first text in such a language comes, so that nobody waits for those of others; and not imported, as a term is asked
 * for where nothing can be waited for.
 */
const require = createRequire(import.meta.url);

const IS_SAME_EVERYWHERE = /[\p{N}\p{S}%.]/u;
const APOSTROPHES = /[’ʼ]/g;
const IGNORED = /[\p{Cf}\-\u2010\u2011 ]/gu;

function termOfWordIn(language: string): TermOf {
  const { stem, stopWords } = wordsOfLanguage(language);
  const elision = ELISIONS[language];
  return (surface) => {
    // Numbers, codes, signs and abbreviations.
    if (IS_SAME_EVERYWHERE.test(surface)) return termOfWord(surface);
    // Stemmers tell endings by their accents, so these are taken off last.
    const word = surface.normalize('NFKC').replaceAll(IGNORED, '').replaceAll(APOSTROPHES, "'");
    const lower = word.toLocaleLowerCase(language);
    const whole = elision === undefined ? lower : lower.replace(elision, '');
    const folded = foldWord(whole);
    if (folded === '' || stopWords.has(folded)) return null;
    // A stemmer may leave nothing of a short word.
    return foldWord(stem(whole)) || folded;
  };
}

interface WordsOfLanguage {
  readonly stem: (word: string) => string;
  /** Folded. */
  readonly stopWords: ReadonlySet<string>;
}

function wordsOfLanguage(language: string): WordsOfLanguage {
  const known = LANGUAGES[language];
  if (known === undefined) return { stem: (word) => word, stopWords: new Set() };
  const { name, listedAs } = known;
  const { stemmer }: { readonly stemmer: (word: string) => string } = require(`@orama/stemmers/${name}`);
  const listed: readonly string[] =
    listedAs === undefined ? require(`@orama/stopwords/${name}`).stopwords : require('stopword')[listedAs];
  return { stem: stemmer, stopWords: new Set(listed.map(foldWord)) };
}
