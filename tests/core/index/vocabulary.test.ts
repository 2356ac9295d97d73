import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../../../src/core/index/vocabulary.ts';
import { foldWord } from '../../../src/core/language/fold-word.ts';
import { termOfWord } from '../../../src/core/language/term-of-word.ts';

const vocabulary = createVocabulary(
  'Zelenskyy Sudzha Kursk Bortnikov pipeline major tank incursion 2022'.split(' ').map((word) => ({
    word: foldWord(word),
    term: termOfWord(word) ?? '',
    isName: /^\p{Lu}/u.test(word),
  })),
);

function known(word: string): string[] {
  return [...vocabulary.resolve({ term: termOfWord(word) ?? '', word: foldWord(word) }).keys()];
}

describe('a word of a question', () => {
  it.each([
    ['pipelines', 'pipelin', 'another form'],
    ['Zelensk', 'zelenskyi', 'begun'],
    ['Zelenskiy', 'zelenskyi', 'another transliteration'],
    ['sudhza', 'sudzha', 'two letters swapped'],
    ['sudza', 'sudzha', 'a letter short'],
    ['kuesk', 'kursk', 'a wrong letter in a name'],
    ['pipline', 'pipelin', 'a letter short'],
    ['incurzione', 'incurs', 'two slips in a long word'],
  ])('%s stands for %s: %s', (word, term) => {
    expect(known(word)).toEqual([term]);
  });

  it.each([
    ['mayor', 'one other letter makes it another word'],
    ['thank', 'one letter more makes it another word'],
    ['bursk', 'people get the first letter right'],
    ['2023', 'numbers are what they are'],
    ['kur', 'too short to tell'],
    ['majorettes', 'more than an ending'],
    ['password', 'nothing like it'],
  ])('%s is unknown: %s', (word) => {
    expect(known(word)).toEqual([]);
  });

  it('is closer the less has to be guessed', () => {
    const closeness = (word: string) =>
      [...vocabulary.resolve({ term: termOfWord(word) ?? '', word }).values()][0] ?? 0;
    expect(closeness('kursk')).toBe(1);
    expect(closeness('zelensk')).toBeLessThan(1);
    expect(closeness('kuesk')).toBeLessThan(closeness('zelensk'));
  });
});
