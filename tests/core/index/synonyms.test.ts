import { describe, expect, it } from 'vitest';
import { createSynonyms } from '../../../src/core/index/synonyms.ts';
import { articleOf } from '../../support/articles.ts';
import { runs } from '../../support/depth.ts';
import { askOf } from '../../support/evaluation.ts';
import { questionOf } from '../../support/question-of.ts';

const GROUPS = [
  ['incursion', 'raid', 'cross-border attack'],
  ['Institute for the Study of War', 'ISW'],
  ['Second World War', 'WWII', 'the last war'],
  ['Federal Security Service', 'FSB', 'Russian secret service'],
  ['Moscow', 'Russian capital'],
];

function synonymsOf(groups: readonly (readonly string[])[]) {
  return createSynonyms([{ language: null, synonyms: groups }]);
}

/** What each term of a question is looked up by. */
function readings(question: string): string[][] {
  return synonymsOf(GROUPS)
    .expand(questionOf(question))
    .map((asked) => asked.searchTerms.map(({ word }) => word));
}

describe('another name', () => {
  it('of one word for one is looked up by both', () => {
    expect(readings('why the raid?')).toEqual([['raid', 'incursion']]);
    expect(readings('raids on Sudzha')).toEqual([['raids'], ['sudzha']]);
  });

  it('of several words for one is looked up by that one alone', () => {
    expect(readings('why the cross-border attack on Sudzha?')).toEqual([['incursion'], ['sudzha']]);
    expect(readings('where is the Russian capital?')).toEqual([['moscow']]);
  });

  it('of one word for several is looked up by each of those, as one name', () => {
    const asked = synonymsOf(GROUPS).expand(questionOf('what did isw say?'));
    expect(asked.map((term) => term.searchTerms.map(({ word }) => word))).toEqual([
      ['institute'],
      ['study'],
      ['war'],
    ]);
    expect(asked.every(({ isName, place }) => isName && place === 2)).toBe(true);
  });

  it('that is longer goes before a shorter one within it', () => {
    const synonyms = synonymsOf([
      ['spy', 'secret service'],
      ['Federal Security Service', 'Russian secret service'],
    ]);
    const words = (question: string) =>
      synonyms.expand(questionOf(question)).flatMap((asked) => asked.searchTerms.map(({ word }) => word));
    expect(words('who leads the Russian secret service?')).toEqual([
      'leads',
      'federal',
      'security',
      'service',
    ]);
    expect(words('who leads the secret service?')).toEqual(['leads', 'spy']);
  });

  it('has stop words within, and no article before it', () => {
    expect(readings('when was the last war?')).toEqual([['second'], ['world'], ['war']]);
    expect(readings('when was last war?')).toEqual([['second'], ['world'], ['war']]);
  });

  it('of nothing the articles have changes nothing', () => {
    expect(readings('what about bread?')).toEqual([['bread']]);
    for (const groups of [[], [[]], [['the']], [['the', 'bread']], [['', 'bread']]]) {
      const asked = synonymsOf(groups).expand(questionOf('bread of the mill'));
      expect(asked.map(({ word }) => word)).toEqual(['bread', 'mill']);
    }
  });

  it('is looked up by the same once, however many articles tell it, and of however many names', () => {
    const synonyms = synonymsOf([
      ...Array.from({ length: runs(200_000) }, (_, at) => [`mill${at}`, `works${at}`]),
      ...Array.from({ length: runs(50_000) }, () => ['Kyiv', 'Kiev']),
    ]);
    const asked = synonyms.expand(questionOf('Kiev or works7?'));
    expect(asked.map((term) => term.searchTerms.map(({ word }) => word))).toEqual([
      ['kiev', 'kyiv'],
      ['works7', 'mill7'],
    ]);
  });

  it('may stand for several things', () => {
    const synonyms = synonymsOf([
      ['mill', 'works'],
      ['quarry', 'works'],
    ]);
    const [asked] = synonyms.expand(questionOf('the works of Oakham'));
    expect(asked?.searchTerms.map(({ word }) => word)).toEqual(['works', 'mill', 'quarry']);
  });
});

describe('the synonyms of an article', () => {
  const article = articleOf(['The incursion started in May.', 'Bread is baked daily.'], {
    id: 'one',
    synonyms: [['incursion', 'raid', 'surprise attack']],
  });

  it('let it be asked for by other names', async () => {
    for (const asked of ['When did the raid start?', 'When did the surprise attack start?']) {
      expect((await askOf([article])(asked)).quotes.map(({ text }) => text)).toEqual([
        'The incursion started in May.',
      ]);
    }
  });

  it('do not hide what another article calls so', async () => {
    const other = articleOf(['The raid on the bakery started in June.'], { id: 'two', title: 'Other' });
    const { quotes } = await askOf([article, other])('When did the raid start?');
    expect(quotes.map(({ article: { id } }) => id).sort()).toEqual(['one', 'two']);
  });
});
