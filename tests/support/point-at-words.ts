import { wordsOf } from '../../src/core/index/words.ts';
import type { Reader, Window, WindowReading } from '../../src/core/ports/reader.ts';

/** What a sentence without the word gets, and what speaks for nothing. */
const NOTHING = -5;

/**
 * A reader of a simple mind: it sees so many sentences at once, and points at the first of these words in a sentence; the first
 * word scores most. It reads at once.
 */
export function pointAtWords(words: readonly string[], sentencesAtOnce = 2): Reader {
  return {
    cut({ passages }) {
      const sentences = passages.reduce((sum, passage) => sum + passage.sentences.length, 0);
      return Array.from({ length: Math.ceil(sentences / sentencesAtOnce) }, (_, window) =>
        Math.min(sentencesAtOnce, sentences - window * sentencesAtOnce),
      );
    },
    async read(_question, windows, _timeout, further = () => []) {
      const first = windows.map(reading);
      return [...first, ...further(first).map(reading)];
    },
  };

  function reading({ sentences }: Window): WindowReading {
    return {
      sentences: sentences.map(({ passage, index }) => {
        const { start, end } = passage.sentences[index] ?? { start: 0, end: 0 };
        const found = wordsOf(passage.text.slice(start, end)).map((word) => ({
          span: [start + word.start, start + word.end] as const,
          place: words.indexOf(word.surface),
        }));
        const [first] = found;
        if (first === undefined) return null;
        const pointed = found.find(({ place }) => place >= 0);
        return { span: (pointed ?? first).span, score: pointed ? words.length - pointed.place : NOTHING };
      }),
      noAnswer: [NOTHING / 2, NOTHING / 2],
    };
  }
}
