import type { Gold, TestCorpus } from '../../src/evaluation/evaluate.ts';
import { passageTexts } from './passage-texts.ts';
import type { SpeedCorpus, SpeedQuestion } from './speed-corpus.ts';

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
