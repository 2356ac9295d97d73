import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  analyseQuestion,
  correctSpelling,
  endsInQuestion,
  MAX_QUESTION_LENGTH,
  normaliseQuestion,
} from '../../../src/core/answering/question.ts';
import { question as anyQuestion } from '../../support/generated.ts';
import { questionOf } from '../../support/question-of.ts';

function termsOf(question: string): string[] | string {
  const read = analyseQuestion(question);
  return typeof read === 'string' ? read : read.terms.map(({ term }) => term);
}

function namesIn(question: string): string[] {
  return questionOf(question)
    .terms.filter(({ isName }) => isName)
    .map(({ word }) => word);
}

describe('a question', () => {
  it('is its content words, each once and in order', () => {
    expect(termsOf('Please tell us: why did the gas flow, and what gas?')).toEqual(['ga', 'flow']);
  });

  it.each([
    'WHY SUDZHA',
    '  why  Sudzha???  ',
    '<b>why</b> **Sudzha**',
    'Hi! “Why Sudzha’s”',
    '<@U123> why\u00A0Sudzha – thanks',
    'why Su\u00ADdzha',
  ])('asks the same as %j', (question) => {
    expect(termsOf(question)).toEqual(['sudzha']);
  });

  it('keeps what stands between signs that are no tag', () => {
    expect(termsOf('3 < 5 and Putin > Sudzha')).toEqual(['3', '5', 'putin', 'sudzha']);
  });

  it('may have no content word', () => {
    expect(termsOf('how are you?')).toEqual([]);
    expect(termsOf('Good morning!')).toEqual([]);
  });

  it.each(['', '  \n', '???', '🎉👍', '\u0000\u0007\u001B', '**__**', '<br><hr>', '\uD800'])(
    'with no word is empty: %j',
    (question) => {
      expect(analyseQuestion(question)).toBe('empty');
    },
  );

  it('may be in another script, or hold a lone surrogate', () => {
    expect(termsOf('Почему Суджа?')).toEqual(['почему', 'суджа']);
    expect(termsOf('Sudzha \uD800')).toEqual(['sudzha']);
  });

  it(`is too long over ${MAX_QUESTION_LENGTH} characters, white space around it not counted`, () => {
    expect(analyseQuestion('a'.repeat(MAX_QUESTION_LENGTH + 1))).toBe('too-long');
    expect(termsOf(` ${'a'.repeat(MAX_QUESTION_LENGTH)} `)).toHaveLength(1);
    expect(analyseQuestion('?'.repeat(1_000_000))).toBe('too-long');
  });

  it('asks for a kind of answer, whatever its case and apostrophes', () => {
    expect(questionOf('WHO’S THE MAYOR?').kind).toBe('person');
    expect(questionOf('Hello! why?').kind).toBe('reason');
  });

  it('asks for the same kind of answer however its words are spaced, over several lines too', () => {
    expect(questionOf('how  many\u00A0tanks?').kind).toBe('quantity');
    expect(questionOf('what is\nthe capital?').kind).toBe('place');
    expect(questionOf('The mill burnt down.\nWhen was that?').kind).toBe('time');
    expect(questionOf('Thanks, and how much hello money?').kind).toBe('money');
  });

  it('has names and numbers, told by their capitals and digits but not at its start', () => {
    expect(namesIn('Did Putin visit Sudzha in 2024 or 3rd?')).toEqual(['putin', 'sudzha', '2024', '3rd']);
    expect(namesIn('Sudzha is where?')).toEqual([]);
  });

  it('has no names when all of it is in capitals, or none', () => {
    expect(namesIn('WHY SUDZHA')).toEqual([]);
    expect(namesIn('why sudzha')).toEqual([]);
  });

  it('knows where its content words stand among all its words', () => {
    const { words, terms } = questionOf('Why does the old mill, the mill, grind?');
    expect(words).toEqual(['why', 'does', 'the', 'old', 'mill', 'the', 'mill', 'grind']);
    expect(terms.map(({ word, place }) => [word, place])).toEqual([
      ['old', 3],
      ['mill', 4],
      ['grind', 7],
    ]);
  });

  it('leaves out what asks for the meaning of a word, and keeps it where it is about that', () => {
    expect(termsOf('What does ISW stand for?')).toEqual(['isw']);
    expect(termsOf('Where does the mill stand?')).toEqual(['mill', 'stand']);
  });

  it('that is small talk has no content word, but keeps those of a question', () => {
    expect(termsOf('great job, ok?')).toEqual([]);
    expect(termsOf('what is 2+2?')).toEqual([]);
    expect(termsOf('What happened in 1943?')).toEqual(['1943']);
    expect(termsOf('Who has the job at the mill?')).toEqual(['job', 'mill']);
  });

  it('is read whatever it is: every term is one of its words, once', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const read = analyseQuestion(asked);
        if (typeof read === 'string') return;
        for (const { place, word } of read.terms) expect(read.words[place]).toBe(word);
        expect(new Set(read.terms.map(({ term }) => term)).size).toBe(read.terms.length);
      }),
    );
  });
});

describe('what is asked', () => {
  it.each([
    'why Sudzha',
    'why Sudzha?!',
    '  why\n Sudzha ??? ',
    '"why Sudzha?"',
    '‘Why Sudzha’',
    '«why Sudzha?» 🤔',
    '🇺🇦why👩‍💻Sudzha…',
    '**why Sudzha**',
    'why Sudzha, please?',
    'Please tell me: why Sudzha?',
    'Could you please explain to me why Sudzha',
    'can anyone tell me why Sudzha',
    'I’d like to know why Sudzha.',
    "I'm wondering, why Sudzha",
    'does anyone happen to know why Sudzha?',
    'Any idea why Sudzha? Please.',
    'hi, could somebody tell me why Sudzha, thanks!',
    'Hello everyone, quick question: why Sudzha? Thanks in advance!',
    'hi all, many thanks: why Sudzha',
    'Sorry if this was asked before, but why Sudzha?',
    'sorry to bother you, why Sudzha',
    "Hey folks, I'm trying to find out why Sudzha? Any help appreciated.",
    'Would anyone be able to tell me why Sudzha? Cheers',
    'I was wondering if you could tell me why Sudzha',
    'Do you have any idea why Sudzha? Thank you very much',
  ])('is the same, however it is put: %j', (text) => {
    expect(normaliseQuestion(text).toLowerCase()).toBe('why sudzha?');
  });

  it.each([
    ['who “tells” me (or you)', 'who tells me (or you)?'],
    ['What can you do with $5?', 'What can you do with $5?'],
    ['anyone who knows, where', 'anyone who knows, where?'],
    ['pleased people', 'pleased people?'],
    ['sorry state of the mill', 'sorry state of the mill?'],
    ['if you could choose', 'if you could choose?'],
    ['can you tell me', '?'],
    ['', '?'],
  ])('is otherwise left as it is: %j', (text, asked) => {
    expect(normaliseQuestion(text)).toBe(asked);
  });

  it.each([
    ["What's a mill", 'What is a mill?'],
    ['whats a mill', 'what is a mill?'],
    ['WHO’S the miller', 'WHO is the miller?'],
    ["who's got a mill", "who's got a mill?"],
    ["the mill's owner", "the mill's owner?"],
  ])('has “is” written out: %j', (text, asked) => {
    expect(normaliseQuestion(text)).toBe(asked);
  });

  it.each([
    'Hi! Can you tell me why Sudzha? Thanks!',
    'Hey Kursk bot, why Sudzha',
    'hello team, quick question: why Sudzha',
  ])('is read without greetings: %j', (text) => {
    expect(analyseQuestion(text)).toEqual({
      ...questionOf('why Sudzha?'),
      text: expect.stringMatching(/^why Sudzha\?$/i),
    });
  });

  it('may begin with the name of whom it is about', () => {
    expect(questionOf('Hi, Sudzha, why?').words).toContain('sudzha');
  });
});

const SPELLINGS: Readonly<Record<string, string>> = { bortnikof: 'bortnikov', pipline: 'pipeline' };

it('spells the content words of a question anew, and leaves all else as it is', () => {
  const spell = ({ word }: { word: string }) => SPELLINGS[word] ?? null;
  expect(correctSpelling(questionOf('Hello! Who is  “Bortnikof”, of the pipline?'), spell)).toBe(
    'Who is bortnikov, of the pipeline?',
  );
  expect(correctSpelling(questionOf('Who runs it?'), spell)).toBe('Who runs it?');
});

it.each([
  ['What drives the mill?', true],
  ['“What drives the mill?” ', true],
  ['What? (1921)', true],
  ['What drives the mill? A river.', false],
  ['A river drives the mill.', false],
  ['', false],
])('tells whether a text ends in a question: %j', (text, expected) => {
  expect(endsInQuestion(text)).toBe(expected);
});

it('tells so of a text of question marks, however long', () => {
  expect(endsInQuestion(`${'?'.repeat(200_000)}a`)).toBe(false);
});
