import { foldWord } from '../language/fold-word.ts';
import type { Spelling } from './vocabulary.ts';

const CAPITAL = /^\p{Lu}/u;

/** Gathers the spellings of a corpus, a sentence's words after the other. */
export interface SpellingCollector {
  /** @param surface the word as it stands in the text @param opens whether it opens a sentence, where a capital says nothing */
  add(surface: string, term: string, opens: boolean): void;
  spellings(): Spelling[];
}

interface Seen {
  readonly word: string;
  readonly term: string;
  capitalised: boolean;
  small: boolean;
}

export function collectSpellings(): SpellingCollector {
  const bySurface = new Map<string, Seen>();
  return {
    add(surface, term, opens) {
      let seen = bySurface.get(surface);
      if (seen === undefined) {
        seen = { word: foldWord(surface), term, capitalised: false, small: !CAPITAL.test(surface) };
        bySurface.set(surface, seen);
      }
      seen.capitalised ||= !seen.small && !opens;
    },
    spellings() {
      const byWord = new Map<string, Seen>();
      for (const seen of bySurface.values()) {
        const same = byWord.get(seen.word);
        byWord.set(seen.word, {
          ...seen,
          capitalised: seen.capitalised || (same?.capitalised ?? false),
          small: seen.small || (same?.small ?? false),
        });
      }
      return Array.from(byWord.values(), ({ word, term, capitalised, small }) => ({
        word,
        term,
        isName: capitalised && !small,
      }));
    },
  };
}
