import type { Article } from '../../src/core/article.ts';
import { createSpellingCollector } from '../../src/core/index/vocabulary.ts';
import { foldWord, wordsOf } from '../../src/core/index/words.ts';
import { runSteps } from '../../src/core/steps.ts';

const LETTERS = 26;
const DIGITS = 10;
const SMALL_A = 'a'.charCodeAt(0);
const CAPITAL_A = 'A'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

/**
 * The same article about others: names and numbers are moved along the alphabet and the digits, all else stays. So a corpus
 * grows as a real one does, by new names in the same language, and a copy doesn't answer what is asked of the original.
 *
 * @param step how far they are moved
 */
export function alteredCopy(article: Article, step: number): Article {
  const names = namesIn(article);
  const altered = (text: string) => {
    let copy = '';
    let end = 0;
    for (const word of wordsOf(text)) {
      const isMoved = names.has(foldWord(word.surface)) || /^\p{N}/u.test(word.surface);
      copy += text.slice(end, word.start) + (isMoved ? moved(word.surface, step) : word.surface);
      end = word.end;
    }
    return copy + text.slice(end);
  };
  return {
    ...article,
    title: altered(article.title),
    // Every letter stays one letter, so that sentences stay where they are.
    passages: article.passages.map((passage) => ({ ...passage, text: altered(passage.text) })),
  };
}

/** The words that always have a capital within sentences, folded. */
function namesIn({ passages }: Article): Set<string> {
  const collector = createSpellingCollector();
  for (const { text, sentences } of passages) {
    for (const { start, end } of sentences) {
      for (const [place, { surface }] of wordsOf(text.slice(start, end)).entries()) {
        collector.add(surface, surface, place === 0);
      }
    }
  }
  return new Set(runSteps(collector.spellings()).flatMap(({ word, isName }) => (isName ? [word] : [])));
}

/**
 * Letters beyond A to Z stay. Those at odd places are moved further after each time around the alphabet, so that no two of the first
 * 676 copies are alike.
 */
function moved(word: string, step: number): string {
  return word
    .replaceAll(/[a-z]/g, (letter, place) => shifted(letter, SMALL_A, LETTERS, stepAt(place, step, LETTERS)))
    .replaceAll(/[A-Z]/g, (letter, place) =>
      shifted(letter, CAPITAL_A, LETTERS, stepAt(place, step, LETTERS)),
    )
    .replaceAll(/[0-9]/g, (digit, place) => shifted(digit, ZERO, DIGITS, stepAt(place, step, DIGITS)));
}

function stepAt(place: number, step: number, signs: number): number {
  return step + (place % 2) * Math.floor(step / signs);
}

function shifted(character: string, first: number, count: number, step: number): string {
  return String.fromCharCode(first + ((character.charCodeAt(0) - first + step) % count));
}
