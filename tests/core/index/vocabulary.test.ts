import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpellingCollector, createVocabulary } from '../../../src/core/index/vocabulary.ts';
import { foldWord, termOfWord } from '../../../src/core/index/words.ts';
import { runSteps } from '../../../src/core/steps.ts';

function vocabularyOf(...words: string[]) {
  return createVocabulary(
    words.map((word) => ({
      word: foldWord(word),
      term: termOfWord(word) ?? '',
      isName: /^\p{Lu}/u.test(word),
    })),
  );
}

function reading(word: string) {
  return { term: termOfWord(word) ?? '', word: foldWord(word) };
}

const WORDS = 'Zelenskyy Sudzha Kursk Bortnikov pipeline major tank incursion 2022 Ada'.split(' ');
const vocabulary = vocabularyOf(...WORDS);

function known(word: string): string[] {
  return [...vocabulary.resolve(reading(word)).keys()];
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
    ['ada', 'ada', 'short, and the same'],
  ])('%s stands for %s: %s', (word, term) => {
    expect(known(word)).toEqual([term]);
  });

  it.each([
    ['mayor', 'one other letter makes it another word'],
    ['thank', 'one letter more makes it another word'],
    ['bursk', 'people get the first letter right'],
    ['2023', 'numbers are what they are'],
    ['20222', 'a number is not begun either'],
    ['kur', 'too short to tell'],
    ['adb', 'too short for a slip'],
    ['majorettes', 'more than an ending'],
    ['incu', 'more than an ending is missing'],
    ['password', 'nothing like it'],
  ])('%s is unknown: %s', (word) => {
    expect(known(word)).toEqual([]);
  });

  it('is closer the less has to be guessed', () => {
    const closeness = (word: string) => [...vocabulary.resolve(reading(word)).values()][0] ?? 0;
    expect(closeness('kursk')).toBe(1);
    expect(closeness('zelensk')).toBeLessThan(1);
    expect(closeness('kuesk')).toBeLessThan(closeness('zelensk'));
  });

  it('stands for every word that it begins, or that is as close', () => {
    const alike = vocabularyOf('Zelenska', 'Zelenskyy', 'Bakhmut', 'Bakhmet');
    expect([...alike.resolve(reading('zelensk')).keys()].sort()).toEqual(['zelenska', 'zelenskyi']);
    expect([...alike.resolve(reading('bakhmit')).keys()].sort()).toEqual(['bakhmet', 'bakhmut']);
  });

  it('is not a worse misspelling where there is a better one, nor another name of the same first letter', () => {
    const names = vocabularyOf('Galeotti', 'Galeotta', 'Gazprom', 'Gady');
    expect([...names.resolve(reading('galeoti')).keys()]).toEqual(['galeotti']);
    expect([...names.resolve(reading('Gomez')).keys()]).toEqual([]);
    expect([...names.resolve(reading('Germany')).keys()]).toEqual([]);
  });

  it('is itself wherever the corpus knows it, and of a closeness above 0 and up to 1 anyhow', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme' })), (word) => {
        const variants = vocabulary.resolve(reading(word));
        if (WORDS.includes(word)) expect([...variants]).toEqual([[termOfWord(word), 1]]);
        for (const close of variants.values()) {
          expect(close).toBeGreaterThan(0);
          expect(close).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

it('a term is a name when each of its spellings is one', () => {
  const isName = createVocabulary([
    { word: 'kursk', term: 'kursk', isName: true },
    { word: 'mills', term: 'mill', isName: true },
    { word: 'mill', term: 'mill', isName: false },
    { word: 'milling', term: 'mill', isName: true },
  ]).isName;
  expect(['kursk', 'mill', 'unheard'].map(isName)).toEqual([true, false, false]);
});

describe('the spelling of a word', () => {
  it.each([
    ['sudza', 'sudzha'],
    ['Zelenskiy', 'zelenskyy'],
    ['pipline', 'pipeline'],
  ])('that is misspelt is the corpus’s: %s', (word, spelling) => {
    expect(vocabulary.spell(reading(word))).toBe(spelling);
  });

  it.each(['Sudzha', 'pipelines', 'Zelensk', 'majors', 'password', 'ad', '2023'])(
    'that the corpus knows, or knows nothing like, is its own: %s',
    (word) => {
      expect(vocabulary.spell(reading(word))).toBeNull();
    },
  );
});

describe('a spelling', () => {
  it('is a name when it has a capital within a sentence, and never a small letter', () => {
    const collector = createSpellingCollector();
    collector.add('Kursk', 'kursk', true);
    collector.add('Kursk', 'kursk', false);
    collector.add('Mill', 'mill', false);
    collector.add('mill', 'mill', false);
    collector.add('Bread', 'bread', true);
    collector.add('river', 'river', false);
    expect(runSteps(collector.spellings())).toEqual([
      { word: 'kursk', term: 'kursk', isName: true },
      { word: 'mill', term: 'mill', isName: false },
      { word: 'bread', term: 'bread', isName: false },
      { word: 'river', term: 'river', isName: false },
    ]);
  });

  it('is the same in any case, and known once', () => {
    const collector = createSpellingCollector();
    for (const word of ['Kursk', 'KURSK', 'Kursk’s', 'Kursk']) collector.add(word, 'kursk', false);
    expect(runSteps(collector.spellings())).toEqual([{ word: 'kursk', term: 'kursk', isName: true }]);
  });
});
