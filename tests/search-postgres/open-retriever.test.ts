import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAsk, createAskWith } from '../../src/core/answering/ask.ts';
import { analyseQuestion } from '../../src/core/answering/question.ts';
import { createWindowReader } from '../../src/core/answering/reading/windows.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import { articleOf } from '../support/articles.ts';
import { postgres } from '../support/databases.ts';
import { IS_DEEP, runs, someOf } from '../support/depth.ts';
import { benchQuestions } from '../support/evaluation.ts';
import { corpus, questionOn } from '../support/generated.ts';
import { openTestReader } from '../support/open-test-reader.ts';
import { retrieverOf } from '../support/retriever-of.ts';

const SETTINGS = { publicUrl: null };

describe.skipIf(postgres === null)('articles in PostgreSQL', () => {
  if (postgres === null) return;
  const databases = postgres;

  it('match the same passages as in memory, as well', async () => {
    const corpora = (await benchQuestions('squad-tune.jsonl')).slice(0, IS_DEEP ? 8 : 4);
    const articles = corpora.flatMap((one, at) =>
      one.articles.map((article) => ({ ...article, id: `a${at}` })),
    );
    const index = createPassageIndex(articles);
    const retriever = await retrieverOf(databases, articles);
    const lookUp = retriever.lookUp(await retriever.catalog(), null);
    const questions = corpora.flatMap((one) =>
      one.questions.filter((_, at) => at % (IS_DEEP ? 6 : 10) === 0),
    );
    for (const { question: asked } of questions) {
      const question = analyseQuestion(asked);
      if (typeof question === 'string') continue;
      const { index: lookup } = await lookUp(question);
      const [terms, expected] = [lookup.resolveTerms(question), index.resolveTerms(question)];
      expect(terms).toEqual(expected);
      const [first, ...others] = lookup.candidates(terms, 10);
      const [best, ...rest] = index.candidates(expected, 10);
      expect(first?.passage).toEqual(best?.passage);
      expect(first?.score).toBeCloseTo(best?.score ?? 0, 9);
      expect(others.length).toBe(rest.length);
    }
    expect(questions.length).toBeGreaterThan(20);
  });

  it('answer as in memory, by reading too, misspelt words and follow-ups among the questions', async () => {
    const [dev] = await benchQuestions('kursk-dev.jsonl');
    const reader = await openTestReader();
    const articles = dev?.articles ?? [];
    const retriever = await retrieverOf(databases, articles, reader);
    const ask = createAskWith(retriever.lookUp(await retriever.catalog(), null), SETTINGS);
    const inMemory = createAsk(createPassageIndex(articles), {
      ...SETTINGS,
      reader: createWindowReader(reader, 16, articles),
    });
    const questions = [
      'who is Zelensky',
      'what hapened in Sudza?',
      'Kurks',
      ...someOf(dev?.questions ?? [], 12).map((one) => one.question),
    ];
    const answers = [];
    for (const question of questions) {
      const [found, expected] = [await ask(question), await inMemory(question)];
      expect(found.engine).toBe(expected.engine);
      answers.push([found.quotes, expected.quotes]);
    }
    const same = answers.filter(([found, expected]) => JSON.stringify(found) === JSON.stringify(expected));
    // Where an article has no more windows than are read, all are in memory; here those that match.
    expect(same.length / answers.length).toBeGreaterThan(0.97);
  });

  it('quotes are slices of what was indexed, whatever it is and whatever is asked', async () => {
    const generated = fc
      .sample(corpus, { numRuns: runs(30), seed: 7 })
      .flatMap((some, run) => some.map((article) => ({ ...article, id: `${article.id}-${run}` })));
    const retriever = await retrieverOf(databases, generated);
    const shelf = await retriever.catalog();
    const ask = createAskWith(retriever.lookUp(shelf, null), SETTINGS);
    await fc.assert(
      fc.asyncProperty(questionOn(generated), async (question) => {
        const { quotes, nearest } = await ask(question);
        for (const { article, passage, start, end, text } of [...quotes, ...nearest]) {
          const source = generated.find(({ id }) => id === article.id);
          expect(source?.passages[passage - 1]?.text.slice(start, end)).toBe(text);
          expect(await retriever.article(article.id, shelf)).toEqual(source);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('know misspelt words as in memory, in whatever script', async () => {
    const articles = [
      articleOf(['In the town of Курчатов stands a mill, and one in Επίδαυρος.'], { id: 'a' }),
      articleOf(['Others stand in საქართველო and 𐐘𐐲𐑌𐐻𐐯𐑉𐐲 only.'], { id: 'b' }),
    ];
    const index = createPassageIndex(articles);
    const retriever = await retrieverOf(databases, articles);
    const lookUp = retriever.lookUp(await retriever.catalog(), null);
    const matched: number[] = [];
    for (const asked of ['Курчтаов', 'Курчато', 'Επίδαυορς', 'საქართვეოლ', '𐐘𐐲𐑌𐐻𐐯𐑉𐑉', '𐐘𐐲𐑌𐐻𐐯']) {
      const question = analyseQuestion(asked);
      if (typeof question === 'string') throw new Error('It can be asked.');
      const { index: lookup } = await lookUp(question);
      expect(lookup.resolveTerms(question)).toEqual(index.resolveTerms(question));
      matched.push(lookup.candidates(lookup.resolveTerms(question), 1).length);
    }
    expect(matched).toContain(1);
  });

  it('in several languages match as in memory, in all forms of their words', async () => {
    const articles = [
      articleOf(['Die Kündigung braucht eine Unterschrift.', 'Der Service wird gut.'], {
        id: 'de',
        language: 'de',
      }),
      articleOf(['The notice needs a signature.', 'The services are good.'], { id: 'en', language: 'en' }),
      articleOf(['Працівники мають двадцять днів відпустки.'], { id: 'uk', language: 'uk' }),
      articleOf(['Kündigungen gehen an Ada.'], { id: 'unknown', language: null }),
    ];
    const retriever = await retrieverOf(databases, articles);
    const ask = createAskWith(retriever.lookUp(await retriever.catalog(), null), SETTINGS);
    const inMemory = createAsk(createPassageIndex(articles), SETTINGS);
    for (const question of [
      'Welche Unterschriften brauchen die Kündigungen?',
      'Wie werden die Services?',
      'Скільки днів відпусток у працівника?',
      'Which service is good?',
    ]) {
      const answer = await ask(question);
      expect(answer).toEqual(await inMemory(question));
      expect([...answer.quotes, ...answer.nearest].length).toBeGreaterThan(0);
    }
  });

  it('of the wanted articles only', async () => {
    const mills = Array.from({ length: 200 }, (_, at) =>
      articleOf([`The mill no. ${at} stands.`], { id: `mill-${at}` }),
    );
    const retriever = await retrieverOf(databases, [
      ...mills,
      articleOf(['A mill, among much else.'], { id: 'moor' }),
    ]);
    const ask = createAskWith(retriever.lookUp(await retriever.catalog(), ['moor', 'gone']), SETTINGS);
    expect((await ask('Where is the mill?')).quotes.map(({ article }) => article.id)).toEqual(['moor']);
  });

  it('of passages that match as well, those first in the order of ids, in whatever order they were indexed', async () => {
    const ids = Array.from({ length: 400 }, (_, at) => `mill-${999 - at}`);
    const retriever = await retrieverOf(
      databases,
      ids.map((id) => articleOf(['The mill stands.'], { id })),
    );
    const question = analyseQuestion('mill');
    if (typeof question === 'string') throw new Error('It can be asked.');
    const { index: lookup } = await retriever.lookUp(await retriever.catalog(), null)(question);
    const found = lookup.candidates(lookup.resolveTerms(question), 10).map(({ article }) => article.id);
    expect(found).toEqual(ids.sort().slice(0, 10));
  });

  it('nothing is found where nothing matches, and nothing asked that can’t be', async () => {
    const retriever = await retrieverOf(databases, [articleOf(['The mill stands.'])]);
    const ask = createAskWith(retriever.lookUp(await retriever.catalog(), null), SETTINGS);
    expect(await ask('Who won the tournament?')).toMatchObject({ status: 'not-in-corpus', nearest: [] });
    expect(await ask('how are you?')).toMatchObject({ status: 'not-in-corpus' });
    expect(await ask('?')).toMatchObject({ status: 'invalid-question', reason: 'empty' });
  });

  it('an article that isn’t there is none', async () => {
    const retriever = await retrieverOf(databases, [articleOf(['The mill stands.'], { id: 'mill' })]);
    const shelf = await retriever.catalog();
    expect(await retriever.article('moor', shelf)).toBeNull();
    expect(shelf).toMatchObject({
      articles: [{ id: 'mill', size: 1 }],
      articlesWithoutWindows: 1,
      sums: { passages: 1 },
    });
  });
});
