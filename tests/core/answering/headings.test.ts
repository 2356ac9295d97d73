import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLexically, findQuotes } from '../../../src/core/answering/find-quotes.ts';
import { createWindowReader } from '../../../src/core/answering/reading/windows.ts';
import type { Article } from '../../../src/core/article.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { pointAtWords } from '../../support/point-at-words.ts';
import { questionOf } from '../../support/question-of.ts';

const WORDS =
  'annual,leave,expense,report,laptop,parental,pension,travel,security,badge,visitor,parking,printer,password,meeting,holiday,remote,office'.split(
    ',',
  );

/** More than there are. */
const WINDOWS = 9;

const VERBS = ['approves', 'covers', 'needs', 'follows', 'records'];

const sentence = fc
  .tuple(fc.shuffledSubarray(WORDS, { minLength: 4, maxLength: 4 }), fc.constantFrom(...VERBS))
  .map(
    ([[a, b, c, d], verb]) =>
      `The ${a} team ${verb} every ${b} request, with the ${c} form of each ${d} year.`,
  );

interface Section {
  readonly heading: string;
  readonly text: string;
}

/** Sections whose headings differ in at least a word, and whose texts have words of any of them. */
const sections = fc.uniqueArray(
  fc.record({
    heading: fc.shuffledSubarray(WORDS, { minLength: 2, maxLength: 3 }).map((words) => words.join(' ')),
    text: fc.tuple(sentence, sentence).map((both) => both.join(' ')),
  }),
  { minLength: 2, maxLength: 8, selector: ({ heading }) => heading.split(' ').sort().join(' ') },
);

function guideOf(title: string, all: readonly Section[]): Article {
  const blocks = all.map(({ heading, text }) => ({ text, section: [heading] }));
  const guide = buildArticle({ details: { title }, blocks }, { id: title.replaceAll(' ', '-'), title });
  if (guide === null) throw new Error('A guide needs text.');
  return guide;
}

function firstFor(asked: string, articles: readonly Article[]) {
  return findLexically(questionOf(asked), createPassageIndex(articles), 1).quotes[0]?.ranked;
}

describe('a question that is a heading', () => {
  it('has the section under it first', () => {
    fc.assert(
      fc.property(sections, fc.nat(), fc.nat(2), (all, place, form) => {
        const { heading = '', text } = all[place % all.length] ?? {};
        const asked = [heading, `${heading}?`, heading.toUpperCase()][form] ?? '';
        expect(firstFor(asked, [guideOf('Guide', all)])?.passage.text).toBe(text);
      }),
    );
  });
});

it('a question that is a heading has its section first, even if the reader points elsewhere', async () => {
  const article = guideOf('Guide', [
    { heading: 'Parking', text: 'Ask at the front desk.' },
    { heading: 'Badges', text: 'Parking needs a badge. The car park is full of parking cars.' },
  ]);
  const firstOf = async (asked: string) => {
    const { quotes } = await findQuotes(questionOf(asked), createPassageIndex([article]), {
      limit: 1,
      reader: createWindowReader(pointAtWords(['badge']), WINDOWS, [article]),
      meaning: null,
      timeout: Infinity,
    });
    return quotes[0]?.ranked.passage.number;
  };
  expect(await firstOf('where is parking?')).toBe(2);
  expect(await firstOf('parking')).toBe(1);
});

describe('a question that is a title', () => {
  it('has the article with it first', () => {
    fc.assert(
      fc.property(sections, fc.nat(), (all, place) => {
        const articles = all.map(({ heading, text }) => guideOf(heading, [{ heading: 'Overview', text }]));
        const { heading = '' } = all[place % all.length] ?? {};
        expect(firstFor(heading, articles)?.article.title).toBe(heading);
      }),
    );
  });
});
