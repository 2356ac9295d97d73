import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/core/answering/ask.ts';
import type { Article } from '../../../src/core/article.ts';
import {
  createPassageIndex,
  indexPassages,
  type PassageIndex,
  restorePassageIndex,
  restrictToArticles,
} from '../../../src/core/index/passage-index.ts';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { articleOf, bundledArticle } from '../../support/articles.ts';
import { corpus as anyCorpus, questionOn } from '../../support/generated.ts';
import { questionOf } from '../../support/question-of.ts';

function find(index: PassageIndex, asked: string, limit = 10): number[] {
  return index.candidates(index.resolveTerms(questionOf(asked)), limit).map(({ passage }) => passage.number);
}

/** The index as it is after it was written to a file and read back. */
function throughFile(index: PassageIndex, articles: readonly Article[]): PassageIndex {
  return restorePassageIndex(articles, JSON.parse(JSON.stringify(index.save())));
}

describe('the index of passages', () => {
  const index = createPassageIndex([
    articleOf([
      'The mill stands by the river.',
      'The river floods.',
      'Bread is baked daily.',
      'The mill grinds.',
    ]),
  ]);

  it('finds what matches best first, ties in reading order', () => {
    expect(find(index, 'mill river')[0]).toBe(1);
    expect(find(index, 'mill')).toEqual([4, 1]);
    const twins = [articleOf(['Mill.', 'Mill.'], { id: 'b' }), articleOf(['Mill.'], { id: 'a' })];
    const tied = createPassageIndex(twins);
    expect(
      tied
        .candidates(tied.resolveTerms(questionOf('mill')), 10)
        .map(({ article, passage }) => [article.id, passage.number]),
    ).toEqual([
      ['a', 1],
      ['b', 1],
      ['b', 2],
    ]);
  });

  it('finds no more than asked for, and nothing for what it does not know', () => {
    expect(find(index, 'mill river', 2)).toHaveLength(2);
    expect(find(index, 'password')).toEqual([]);
    expect(index.candidates([], 10)).toEqual([]);
    expect(find(createPassageIndex([]), 'mill')).toEqual([]);
  });

  it('weighs rare words more, unknown ones most, and names more than other words as rare', () => {
    const weights = index.resolveTerms(questionOf('river bread password')).map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(new Set(weights).size).toBe(3);
    const [word, name] = index.resolveTerms(questionOf('why password Oakham'));
    expect(word?.weight ?? 0).toBeLessThan(name?.weight ?? 0);
  });

  it('knows a name by the capitals of the question or of the articles, and a number', () => {
    const named = createPassageIndex([articleOf(['They say that Oakham has mills.'])]);
    const names = named
      .resolveTerms(questionOf('did oakham or Westbridge have 40 mills?'))
      .map(({ asked, isName }) => [asked.word, isName]);
    expect(names).toEqual([
      ['oakham', true],
      ['westbridge', true],
      ['40', true],
      ['mills', false],
    ]);
  });

  it('finds a misspelt word, and counts it less', () => {
    expect(find(index, 'rivver')).toEqual([2, 1]);
    const [closest] = index.resolveTerms(questionOf('rivver'));
    expect([...(closest?.variants.values() ?? [])]).toEqual([0.8]);
  });

  it('takes a word for as close as it is to any word asked for', () => {
    const [best] = index.candidates(index.resolveTerms(questionOf('river')), 1);
    const [same] = index.candidates(index.resolveTerms(questionOf('river rivver')), 1);
    expect(same?.score).toBeGreaterThanOrEqual(best?.score ?? Infinity);
  });

  it('finds a passage by the headings above it, and a passage itself rather', () => {
    const draft = {
      details: { title: 'Guide' },
      blocks: [
        { text: 'Press the button.', section: ['Printer'] },
        { text: 'Pull the lever.', section: ['Scanner'] },
        { text: 'The scanner hums.', section: [] },
      ],
    };
    const guide = buildArticle(draft, { id: 'guide', title: 'Guide' });
    const guided = createPassageIndex(guide === null ? [] : [guide]);
    expect(find(guided, 'scanner')).toEqual([3, 2]);
    expect(guided.candidates(guided.resolveTerms(questionOf('scanner')), 10)[1]).toMatchObject({
      sentenceTerms: [['pull', 'lever']],
      headingTerms: ['guid', 'scanner'],
    });
  });

  it('tells how many passages are done', () => {
    const steps = indexPassages([articleOf(['One.', 'Two.']), articleOf(['Three.'], { id: 'b' })]);
    expect([...new Set(steps)]).toEqual([0, 1, 2, 3]);
  });

  it('has its articles by id', () => {
    const ids = ['b', 'c', 'a'].map((id) => articleOf(['Text.'], { id }));
    expect(createPassageIndex(ids).articles.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('an index saved and restored', () => {
  it('gives the same answers on the article that comes along', async () => {
    const articles = [await bundledArticle()];
    const built = createPassageIndex(articles);
    const restored = throughFile(built, articles);
    for (const asked of ['why Sudzha?', 'who is Bortnikof', 'ATACMS', 'What is the population of Sudzha?']) {
      const settings = { publicUrl: null };
      expect(await createAsk(restored, settings)(asked)).toEqual(await createAsk(built, settings)(asked));
    }
  });

  it('gives the same answers, whatever the articles, their order and the question', async () => {
    const pairs = anyCorpus.chain((articles) => questionOn(articles).map((asked) => ({ articles, asked })));
    await fc.assert(
      fc.asyncProperty(pairs, async ({ articles, asked }) => {
        const built = createPassageIndex(articles);
        const answer = await createAsk(built, { publicUrl: null })(asked);
        const others = [
          throughFile(built, articles),
          throughFile(built, [...articles].reverse()),
          createPassageIndex([...articles].reverse()),
        ];
        for (const other of others) {
          expect(await createAsk(other, { publicUrl: null })(asked)).toEqual(answer);
        }
      }),
    );
  });
});

const mills = Array.from({ length: 30 }, (_, at) =>
  articleOf([`The mill no. ${at + 1} stands.`], { id: `mill-${at}` }),
);
const index = createPassageIndex([
  ...mills,
  articleOf(['A mill, among much else that the moor has.'], { id: 'moor' }),
]);

function idsFound(ids: string[], limit = 10): string[] {
  const only = restrictToArticles(index, ids);
  return only.candidates(only.resolveTerms(questionOf('mill')), limit).map(({ article }) => article.id);
}

it('finds passages of the wanted articles only, however many others match better', () => {
  expect(idsFound(['moor'], 2)).toEqual(['moor']);
  expect(idsFound(['moor', 'mill-29', 'mill-28'])).toHaveLength(3);
});

it('finds no more than were asked for, and nothing in articles that aren’t there', () => {
  expect(
    idsFound(
      mills.map(({ id }) => id),
      4,
    ),
  ).toHaveLength(4);
  expect(idsFound(['nowhere'])).toEqual([]);
  expect(idsFound([])).toEqual([]);
});

it('holds the wanted articles only', () => {
  expect(restrictToArticles(index, ['moor', 'nowhere']).articles.map(({ id }) => id)).toEqual(['moor']);
});

it('of articles that were chosen before are of both', () => {
  const few = restrictToArticles(restrictToArticles(index, ['moor', 'mill-1']), ['mill-1', 'mill-2']);
  const found = few.candidates(few.resolveTerms(questionOf('mill')), 10);
  expect(found.map(({ article }) => article.id)).toEqual(['mill-1']);
});
