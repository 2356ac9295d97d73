import { describe, expect, it, onTestFinished } from 'vitest';
import { createAsk, createAskWith, type Retrieve } from '../../src/core/answering/ask.ts';
import { matchMeaning } from '../../src/core/answering/meaning.ts';
import { analyseQuestion, type Question } from '../../src/core/answering/question.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import { BUNDLED_ARTICLES } from '../../src/corpus/article-files.ts';
import { loadCorpus } from '../../src/corpus/load-corpus.ts';
import { openVectors } from '../../src/corpus/snapshots/open-vectors.ts';
import type { OpenEmbedder } from '../../src/inference/open-embedder.ts';
import { openRetriever } from '../../src/search-postgres/open-retriever.ts';
import { articleOf } from '../support/articles.ts';
import { withPgvector } from '../support/databases.ts';
import { someOf } from '../support/depth.ts';
import { benchQuestions } from '../support/evaluation.ts';
import { openTestEmbedder } from '../support/open-test-embedder.ts';
import { PATIENT } from '../support/patient.ts';
import { randomVectorOf } from '../support/random-vector.ts';
import { retrieverOf } from '../support/retriever-of.ts';

const SETTINGS = { publicUrl: null };

function analysed(text: string): Question {
  const question = analyseQuestion(text);
  if (typeof question === 'string') throw new Error('It can be asked.');
  return question;
}

describe.skipIf(withPgvector === null)('passages by meaning in PostgreSQL', () => {
  if (withPgvector === null) return;
  const databases = withPgvector;

  it('are those that are near in memory, as near, and stand out as much', async () => {
    const { articles } = await loadCorpus([BUNDLED_ARTICLES]);
    const passages = articles.flatMap((one) => one.passages);
    const embedder = await openTestEmbedder();
    const opened = await openVectors(articles, { path: null, version: embedder.version });
    await opened.embedMissing({ embedder, signal: new AbortController().signal });
    const vectors = opened.index;
    const retriever = await retrieverOf(databases, articles, null, embedder);
    const catalog = await retriever.catalog();
    expect(catalog.meaningProblem).toBeNull();
    const lookUp = retriever.lookUp(catalog, null);
    const ask = createAskWith(lookUp, SETTINGS);
    const inMemory = createAsk(createPassageIndex(articles), { ...SETTINGS, meaning: { embedder, vectors } });
    const [dev] = await benchQuestions('kursk-dev.jsonl');
    const answers: [unknown, unknown][] = [];
    for (const { question: asked } of someOf(dev?.questions ?? [], 12)) {
      const question = analysed(asked);
      const { meaning } = await lookUp(question);
      const found = meaning && (await matchMeaning(question, meaning, Infinity));
      const expected = await matchMeaning(question, { embedder, vectors }, Infinity);
      // In memory a cosine is off by up to 0.002, so that near ones may change places.
      const pairs = found?.nearest.map(({ passage, cosine }, rank) => {
        const same = passages[passage.number - 1] ?? passage;
        return [
          cosine - (expected?.nearest[rank]?.cosine ?? 0),
          cosine - (expected?.cosineOf(same) ?? 0),
          ...same.sentences.map(
            (_, index) =>
              found.cosineOfSentence(passage, index) - (expected?.cosineOfSentence(same, index) ?? 0),
          ),
        ];
      });
      expect(Math.max(...(pairs?.flat().map(Math.abs) ?? [1]))).toBeLessThan(0.004);
      expect(found?.nearest).toHaveLength(passages.length);
      expect(found?.all.mean).toBeCloseTo(expected?.all.mean ?? 0, 2);
      expect(found?.all.deviation).toBeCloseTo(expected?.all.deviation ?? 0, 2);
      const [one, other] = [await ask(asked), await inMemory(asked)];
      answers.push([one.quotes[0], other.quotes[0]]);
    }
    const same = answers.filter(([one, other]) => JSON.stringify(one) === JSON.stringify(other));
    expect(same.length).toBeGreaterThanOrEqual(answers.length - 1);
  });

  it('are found where no word of the question is in them', async () => {
    const embedder = await openTestEmbedder();
    const articles = [
      articleOf(['Employees may stay at home with a newborn for twenty weeks.'], { id: 'leave' }),
      articleOf(['The parking garage opens at six.', 'Bring your badge to the front desk.'], {
        id: 'office',
      }),
    ];
    const retriever = await retrieverOf(databases, articles, null, embedder);
    const { meaning } = await retriever.lookUp(
      await retriever.catalog(),
      null,
    )(analysed('How long is maternity leave?'));
    const found =
      meaning && (await matchMeaning(analysed('How long is maternity leave?'), meaning, Infinity));
    expect(found?.nearest[0]?.article.id).toBe('leave');
  });

  it('are near to a question as its words are spelt in the articles', async () => {
    const asked: string[] = [];
    const own = await openTestEmbedder();
    const embedder: OpenEmbedder = {
      ...own,
      async embedQuestion(text, timeout) {
        asked.push(text);
        return own.embedQuestion(text, timeout);
      },
    };
    const retriever = await retrieverOf(databases, [articleOf(['The canteen serves soup.'])], null, embedder);
    const lookUp = retriever.lookUp(await retriever.catalog(), null);
    expect((await lookUp(analysed('What does the cantene serve?'))).meaning).not.toBeNull();
    await lookUp(analysed('What does the cantene serve?'), { isKnown: (term) => term === 'canten' });
    expect(asked).toEqual(['What does the canteen serve', 'What does the cantene serve']);
  });

  it('are those of the channel’s articles only, and of the article that is looked in', async () => {
    const embedder = await openTestEmbedder();
    const articles = [
      articleOf(['Parents may stay at home with a newborn.'], { id: 'leave' }),
      articleOf(['The garage opens at six.', 'Bring your badge to the desk.'], { id: 'office' }),
      articleOf(['The canteen serves soup.'], { id: 'canteen' }),
    ];
    const retriever = await retrieverOf(databases, articles, null, embedder);
    const catalog = await retriever.catalog();
    const question = analysed('May parents stay at home?');
    const idsOf = async (ids: readonly string[] | null, within: string | null) => {
      const { meaning } = await retriever.lookUp(catalog, ids)(question, { within });
      const match = meaning && (await matchMeaning(question, meaning, Infinity));
      const near = within === null ? match?.nearest : match?.nearestIn(within);
      return new Set(near?.map(({ article }) => article.id));
    };
    expect(await idsOf(['office', 'canteen'], null)).toEqual(new Set(['office', 'canteen']));
    expect(await idsOf(null, 'office')).toEqual(new Set(['office']));
  });

  it('are found by their words alone while the embedder is not in time', async () => {
    const embedder = { ...(await openTestEmbedder()), embedQuestion: async () => null };
    const retriever = await retrieverOf(databases, [articleOf(['The mill stands.'])], null, embedder);
    const ask = createAskWith(retriever.lookUp(await retriever.catalog(), null), SETTINGS);
    expect((await ask('Which mill stands?')).quotes[0]?.text).toBe('The mill stands.');
  });

  it('of many are found by an index: nearly all of the nearest, in part of the articles, too', async () => {
    const articles = Array.from({ length: 40 }, (_, at) =>
      articleOf(
        Array.from({ length: 25 }, (_, number) => `Mill no. ${at} has ${number} stones.`),
        { id: `a${at}` },
      ),
    );
    const embedder = { ...(await openTestEmbedder()), ...RANDOM };
    const [byIndex, exactly] = [await retrieverOf(databases, articles, null, embedder, 100), 100_000];
    const one = await byIndex.catalog();
    expect(one.vectors?.table.isIndexed).toBe(true);
    const other = openRetriever(byIndex.url, { embedder, exactUpTo: exactly, readTimeouts: PATIENT });
    onTestFinished(other.close);
    const all = await other.catalog();
    for (const ids of [null, articles.slice(0, 8).map(({ id }) => id)]) {
      let [found, wanted] = [0, 0];
      for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const question = analysed(`Which mill has ${number} stones?`);
        const nearest = async (retrieve: Retrieve) => {
          const { meaning } = await retrieve(question);
          const match = meaning && (await matchMeaning(question, meaning, Infinity));
          return match?.nearest.slice(0, 14).map(({ article, passage }) => `${article.id} ${passage.number}`);
        };
        const exact = (await nearest(other.lookUp(all, ids))) ?? [];
        const near = new Set(await nearest(byIndex.lookUp(one, ids)));
        wanted += exact.length;
        found += exact.filter((place) => near.has(place)).length;
      }
      expect(wanted).toBe(8 * 14);
      expect(found / wanted).toBeGreaterThan(0.95);
    }
  });
});

/** Of the embedder, but its vectors: as far from each other as any, always the same for a text, and quickly made. */
const RANDOM: Pick<OpenEmbedder, 'version' | 'embedQuestion' | 'embedPassages'> = {
  version: 'random',
  embedQuestion: async (question) => randomVectorOf(question),
  embedPassages: async (texts) => texts.map(randomVectorOf),
};
