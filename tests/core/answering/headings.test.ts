import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/core/answering/ask.ts';
import { findLexically, findQuotes } from '../../../src/core/answering/find-quotes.ts';
import { createWindowReader } from '../../../src/core/answering/reading/windows.ts';
import type { Article } from '../../../src/core/article.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { askOf } from '../../support/evaluation.ts';
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

/** Reads, and points at these words. */
function askReading(articles: readonly Article[], words: readonly string[]): Ask {
  return askOf(articles, { reader: createWindowReader(pointAtWords(words), WINDOWS, articles) });
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

describe('a question that a heading asks', () => {
  const faq = guideOf('Office', [
    { heading: 'Can I bring my dog to the office?', text: 'No, sorry.' },
    { heading: 'How do I get a badge?', text: 'Ask at reception.' },
    { heading: 'How do I get a badge?', text: 'They make a badge in five minutes. To get one is free.' },
    { heading: '3. Where may I park', text: 'Behind the house. Or on Mill Street, after six.' },
    { heading: 'What does a badge open?', text: 'The front door,' },
    { heading: 'What does a badge open?', text: 'the cellar.' },
    { heading: 'Dogs', text: 'Whoever travels with a dog brings it to a kennel near the office.' },
    { heading: 'Lunch', text: 'At noon.' },
  ]);
  const handbook = guideOf('Handbook', [
    { heading: 'Gardens', text: 'A dog may stay in the garden while you bring papers to the office.' },
  ]);
  const askWith = {
    words: askOf([faq, handbook]),
    reading: askReading([faq, handbook], ['dog', 'minutes', 'street', 'cellar', 'noon']),
  };

  describe.each(['words', 'reading'] as const)('by %s', (by) => {
    const ask = askWith[by];

    it.each([
      ['Can I bring my dog to the office?'],
      ['can i bring my dog to the office'],
      ['can we bring a dog to the office??'],
      ['hi, could you please tell me whether I can bring my dog to the office?'],
    ])('is answered with what stands under it, however little that is: %s', async (question) => {
      const { status, quotes } = await ask(question);
      expect(status).toBe('answered');
      expect(quotes[0]).toMatchObject({
        text: 'No, sorry.',
        section: ['Can I bring my dog to the office?'],
      });
    });

    it.each([
      ['can I bring my cat to the office?'],
      ['can I bring my dog to the cinema?'],
      ["can't I bring my dog to the office?"],
      ['who can bring my dog to the office?'],
      ['bring dog office'],
    ])('isn’t another that shares its words: %s', async (question) => {
      const { quotes, nearest } = await ask(question);
      expect([...quotes, ...nearest][0]?.text).not.toBe('No, sorry.');
    });

    it('is answered from the first paragraph on, as it was written', async () => {
      for (const question of ['How do I get a badge?', 'how to get a badge']) {
        const { status, quotes } = await ask(question);
        expect(status).toBe('answered');
        expect(quotes.map(({ text }) => text).slice(0, 2)).toEqual([
          'Ask at reception.',
          'They make a badge in five minutes. To get one is free.',
        ]);
      }
    });

    it('is answered with the items of a list in their order', async () => {
      const { status, quotes } = await ask('what does a badge open?');
      expect(status).toBe('answered');
      expect(quotes.map(({ text }) => text).slice(0, 2)).toEqual(['The front door,', 'the cellar.']);
    });

    it('may have a number there, and no question mark', async () => {
      for (const question of ['where may I park?', '3. Where may I park']) {
        const { status, quotes } = await ask(question);
        expect(status).toBe('answered');
        expect(quotes[0]?.text).toBe('Behind the house. Or on Mill Street, after six.');
      }
    });
  });

  it('isn’t answered for sure by one of two articles that both ask it', async () => {
    const other = guideOf('Office in Lyon', [
      { heading: 'Can I bring my dog to the office?', text: 'Yes, of course.' },
    ]);
    const ask = askReading([faq, other], []);
    const { status, confidence } = await ask('Can I bring my dog to the office?');
    const alone = await askWith.reading('Can I bring my dog to the office?');
    expect(status).not.toBe('answered');
    expect(confidence).toBeLessThan(alone.confidence);
  });

  it('is not a heading that only names something', async () => {
    const ask = askReading([faq, handbook], []);
    expect((await ask('lunch')).status).not.toBe('answered');
  });
});
