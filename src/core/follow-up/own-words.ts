import { foldWord } from '../language/fold-word.ts';
import { termOfWord } from '../language/term-of-word.ts';
import { wordsOf } from '../language/words.ts';

/** Words that ask for more, or how or how much, and for nothing by themselves. */
const FILLERS: ReadonlySet<string> = new Set(
  `according actually afterwards ago already also always anybody anyone anything big come continue deep describe detail details
  either elaborate else ever exactly example examples explain far fast give go happen happened happens heavy high instance kind
  know known large later like likely long many mean meaning means much next often old one ones please possible really reason
  reasons said say says show since somebody someone something sort still tall tell true wide yet`.split(
    /\s+/u,
  ),
);

/** The words of a question that can be looked up without any other question. */
export function ownWords(question: string): string[] {
  return wordsOf(question)
    .map(({ surface }) => surface)
    .filter((word) => termOfWord(word) !== null && !FILLERS.has(foldWord(word)));
}
