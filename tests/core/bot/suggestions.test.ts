import { describe, expect, it } from 'vitest';
import {
  matchSuggestions,
  nearestQuestions,
  ofSeveralKinds,
  suggest,
  suggestNames,
  suggestQuestions,
} from '../../../src/core/bot/suggestions.ts';
import { QUOTED } from '../../support/answers.ts';
import { articleOf, bundledArticle } from '../../support/articles.ts';
import { askOf } from '../../support/evaluation.ts';

const bundled = await bundledArticle();
const mill = articleOf(
  ['Essentially, Ben Baker, a miller, runs the North Mill.', 'The Grain Act is the law that Ben Baker made.'],
  { id: 'mill' },
);

describe('suggested questions', () => {
  const questions = suggestQuestions([bundled], 20);

  it('ask what the article tells about who and what it names', () => {
    expect(questions).toEqual([
      'What is the Urengoy-Pomary-Uzhhorod pipeline?',
      'Who is Mark Galeotti?',
      'Who is Alexander Bortnikov?',
      'Who is Andreas Umland?',
    ]);
  });

  it.each(questions)('are answered: %s', async (question) => {
    expect(await askOf([bundled])(question)).toMatchObject({ status: QUOTED });
  });

  it('are of each article first, before there is a second of any', () => {
    expect(suggestQuestions([bundled, mill], 2)).toEqual([
      'What is the Urengoy-Pomary-Uzhhorod pipeline?',
      'Who is Ben Baker?',
    ]);
  });

  it('are none where nothing is told of any name', () => {
    expect(suggestQuestions([articleOf(['It rained all day.'])], 3)).toEqual([]);
  });
});

describe('of a handbook, suggested questions', () => {
  const handbook = articleOf(
    [
      { text: 'Write to the desk.', section: ['How to reset your password'] },
      { text: 'You may, for a day.', section: ['2. May I bring a dog along?'] },
      { text: 'Here we are.', section: ['Welcome!'] },
      { text: 'All of it is here.', section: ['Parental leave'] },
      'We often go to Umbra, a small town in the hills. The Old Mill was built in 1870. Then Project Manager, a role for a year, is another name: a project has a manager. We saw the Old Mill and Umbra, and asked Project Manager.',
    ],
    { title: 'Handbook' },
  );

  it('are what headings ask or say how to do, where and when things are, and headings last', () => {
    expect(suggestQuestions([handbook], 20)).toEqual([
      'How do I reset my password?',
      'May I bring a dog along?',
      'Where is Umbra?',
      'When was the Old Mill built?',
      'Parental leave',
    ]);
  });

  it('of several kinds come first', () => {
    const questions = ['How do I row?', 'How do I sail?', 'Who is Ada?', 'Oars'];
    expect(ofSeveralKinds(questions, 2)).toEqual(['How do I row?', 'Who is Ada?']);
    expect(ofSeveralKinds(questions, 9)).toEqual(['How do I row?', 'Who is Ada?', 'How do I sail?']);
  });

  it.each([
    ['how could one sail at night', ['How do I sail?']],
    ['What about the world cup?', ['How do I row?', 'Who is Ada?']],
  ])('near to another question share its words, or are of several kinds: %s', (asked, near) => {
    expect(nearestQuestions(asked, ['How do I row?', 'How do I sail?', 'Who is Ada?', 'Oars'], 2)).toEqual(
      near,
    );
  });
});

describe('suggested names', () => {
  it('are those mentioned most first, without words that only open a sentence', () => {
    expect(suggestNames([mill])).toEqual(['Ben Baker', 'North Mill', 'Grain Act']);
    expect(suggestNames([bundled]).slice(0, 3)).toEqual(['Ukrainian', 'Ukraine', 'Russian']);
  });

  it('are names of one thing each', () => {
    expect(suggestNames([bundled]).filter((name) => /['’]s? /.test(name))).toEqual([]);
  });
});

it('of many articles are taken from the beginning of each', () => {
  const mills = Array.from({ length: 500 }, (_, at) =>
    articleOf(
      [`Here Ben Baker${at} runs it.`, ...Array<string>(9).fill('It rained.'), 'Here Ada Smith was.'],
      {
        id: `mill-${at}`,
      },
    ),
  );
  const { typeAhead } = suggest(mills);
  expect(typeAhead).toContain('Ben Baker499');
  expect(typeAhead).not.toContain('Ada Smith');
  expect(suggest(mills.slice(0, 100)).typeAhead).toContain('Ada Smith');
});

const SUGGESTIONS = ['Who runs the mill?', 'Where is the moor?', 'Łódź'];

it.each([
  ['mil ru', ['Who runs the mill?']],
  ['WH THE', ['Who runs the mill?', 'Where is the moor?']],
  ['łó', ['Łódź']],
  ['ill', []],
  ['', SUGGESTIONS],
])('what was typed, %j, begins words of what is suggested', (typed, found) => {
  expect(matchSuggestions(typed, SUGGESTIONS)).toEqual(found);
});
