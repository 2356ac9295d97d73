import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/answering/answer.ts';
import { extendToWholeWords, findHighlights } from '../../../src/core/answering/highlights.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { articleOf } from '../../support/articles.ts';
import { prose } from '../../support/generated.ts';
import { questionOf } from '../../support/question-of.ts';

/** What is marked in a quote when an index that holds nothing else is asked. */
function marked(quote: string, asked: string): string[] {
  return spansOf(quote, asked).map(([start, end]) => quote.slice(start, end));
}

function spansOf(quote: string, asked: string) {
  const index = createPassageIndex([articleOf([quote])]);
  const question = questionOf(asked);
  return findHighlights(quote, question, index.resolveTerms(question), index.termsIn(null));
}

describe('what answers', () => {
  it.each([
    ['When did the mill burn down?', 'The mill burnt down on 3 May 1921, they say.', '3 May 1921'],
    ['Who runs the mill?', 'The mill is run by Ada Stone nowadays.', 'Ada Stone'],
    ['How many sacks does the mill fill?', 'The mill fills about 40 sacks each day.', '40 sacks'],
    ['Where does the mill stand?', 'The mill stands near Oakham these days.', 'Oakham'],
    ['Why did the mill close?', 'The mill closed because the river ran dry.', 'because the river ran dry'],
    ['How much did the mill cost?', 'The mill did cost £900, as far as anybody knows.', '£900'],
    ['How did they move the mill?', 'They moved the mill by rolling it on logs.', 'by rolling it on logs'],
  ])('is marked, and not what matches: %s', (asked, quote, answer) => {
    expect(marked(quote, asked)).toEqual([answer]);
  });

  it('is the one among the question’s words, where several might be', () => {
    const quote =
      'In 1850 a bakery came to the valley, years before the school; the mill burnt down in 1921.';
    expect(marked(quote, 'When did the mill burn down?')).toEqual(['1921']);
    expect(marked(quote, 'When did the bakery come?')).toEqual(['1850']);
  });

  it('is never what the question says itself', () => {
    expect(marked('Ada Stone runs the mill with Bo Reed.', 'Who runs the mill with Ada Stone?')).toEqual([
      'Bo Reed',
    ]);
  });
});

describe('where nothing looks like an answer', () => {
  it('the words that match are marked, in any form', () => {
    expect(marked('The tanks of Kursk’s army; a tank.', 'Kursk tank')).toEqual(['tanks', 'Kursk’s', 'tank']);
    expect(marked('Nobody knows when the mill fell.', 'When did the mill burn?')).toEqual(['mill']);
  });

  it('neighbours are marked as one, across a space or a hyphen only', () => {
    expect(marked('long-range missiles, missiles at long range', 'long range missiles')).toEqual([
      'long-range missiles',
      'missiles',
      'long range',
    ]);
  });

  it('nor matches, nothing is marked', () => {
    expect(marked('Nothing here.', 'tank')).toEqual([]);
  });
});

it('what is marked stands in the quote, in order, apart and never empty, whatever it is', () => {
  const asked = fc.constantFrom(
    'Who says?',
    'When is 3.5?',
    'why Kyiv',
    'river Rivers tank',
    'Where is No. 5?',
  );
  fc.assert(
    fc.property(
      prose.filter((text) => text.trim() !== '' && /\p{L}/u.test(text)),
      asked,
      (quote, question) => {
        let end = 0;
        for (const [from, to] of spansOf(quote, question)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(quote.length);
      },
    ),
  );
});

const TEXT = 'It’s Kyiv’s 600-mile (U.S.) front.';

describe('a span', () => {
  it.each<[Span, string]>([
    [[6, 8], 'Kyiv’s'],
    [[5, 9], 'Kyiv’s'],
    [[8, 14], 'Kyiv’s 600'],
    [[12, 20], '600-mile'],
    [[22, 23], 'U.S'],
    [[4, 5], ' '],
  ])('is widened to the whole of the words it touches: %j', (span, words) => {
    expect(TEXT.slice(...extendToWholeWords(TEXT, span))).toBe(words);
  });
});
