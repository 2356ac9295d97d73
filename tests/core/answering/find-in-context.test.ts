import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../src/core/answering/ask.ts';
import { createWindowReader } from '../../../src/core/answering/reading/windows.ts';
import type { Reader } from '../../../src/core/ports/reader.ts';
import { articleOf } from '../../support/articles.ts';
import { askOf } from '../../support/evaluation.ts';
import { pointAtWords } from '../../support/point-at-words.ts';

const mill = articleOf(
  [
    'The mill stands by the river and grinds grain for the whole valley.',
    'Mary Miller runs the mill, and has done so since her father died.',
    'The closing time is six in the evening, on Fridays four in the afternoon.',
  ],
  { id: 'mill', title: 'The mill' },
);
const bakery = articleOf(
  [
    'The bakery burnt in 1921 and was built again of brick.',
    'The closing time of the bakery is noon, and on Fridays two in the afternoon.',
  ],
  { id: 'bakery', title: 'The bakery' },
);
const articles = [mill, bakery];

const CONTEXT = { previous: 'Where does the mill stand?', quoted: mill };

async function firstQuote(ask: Ask, question: string, options: Parameters<Ask>[1] = {}): Promise<string> {
  const { quotes, nearest } = await ask(question, options);
  return [...quotes, ...nearest][0]?.text ?? '';
}

describe('a question after another', () => {
  it('is answered from the article that was quoted, where its own words are found there', async () => {
    const ask = askOf(articles);
    const question = 'when is its closing time?';
    expect(await firstQuote(ask, question, CONTEXT)).toContain('six in the');
  });

  it('is answered as ever where it stands alone and is answered surely', async () => {
    const ask = askOf(articles);
    const question = 'When did the bakery burn?';
    const alone = await ask(question);
    expect(alone.status).toBe('answered');
    expect(await ask(question, CONTEXT)).toEqual(alone);
  });

  it('says how it was read, and doesn’t where it was read as asked', async () => {
    const ask = askOf(articles);
    expect(await ask('who runs it?', CONTEXT)).toMatchObject({ readAs: 'who runs it – mill stand?' });
    expect(await ask('When did the bakery burn?', CONTEXT)).not.toHaveProperty('readAs');
  });

  it('quotes nothing twice, and no more than is wanted', async () => {
    const { quotes, nearest } = await askOf(articles)('and the closing time?', { ...CONTEXT, quotes: 2 });
    const texts = [...quotes, ...nearest].map(({ text }) => text);
    expect(texts).toHaveLength(new Set(texts).size);
    expect(texts.length).toBeLessThanOrEqual(2);
  });

  it('is answered by words in all its readings where the reader was too slow for one of them', async () => {
    const quick = pointAtWords(['Mary']);
    let asked = 0;
    const slowAfterTheFirst: Reader = {
      ...quick,
      read: async (...parameters) => {
        asked += 1;
        return asked > 1 ? null : quick.read(...parameters);
      },
    };
    const lexical = await askOf(articles)('who runs it?', CONTEXT);
    const ask = askOf(articles, { reader: createWindowReader(slowAfterTheFirst, 1, articles) });
    expect(await ask('who runs it?', CONTEXT)).toEqual(lexical);
    expect(asked).toBe(2);
  });
});
