import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Quote } from '../../../src/core/answering/answer.ts';
import { type Ask, MAX_QUOTES, MAX_REQUESTED_QUOTES } from '../../../src/core/answering/ask.ts';
import type { LeastConfidence } from '../../../src/core/answering/confidence.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../../../src/core/answering/reading/windows.ts';
import type { Article } from '../../../src/core/article.ts';
import type { Reader } from '../../../src/core/ports/reader.ts';
import { QUOTED } from '../../support/answers.ts';
import { articleOf, bundledArticle } from '../../support/articles.ts';
import { ALWAYS_UNSURE, NEVER_UNSURE } from '../../support/bot-of.ts';
import { IS_DEEP, runs, someOf } from '../../support/depth.ts';
import { askOf, benchQuestions } from '../../support/evaluation.ts';
import { corpus as anyCorpus, questionOn } from '../../support/generated.ts';
import { HOSTILE_SENTENCES } from '../../support/hostile-pieces.ts';
import { openTestReader } from '../../support/open-test-reader.ts';

/** Far longer than any paragraph; what longer ones cost, `npm run bench:growth` tells. */
const HOSTILE_LENGTH = 20_000;

describe('on the article that comes along', () => {
  let article: Article;
  let ask: Ask;

  beforeAll(async () => {
    article = await bundledArticle();
    ask = askOf([article]);
  });

  it('“why Sudzha?” is answered with the pumping station of passage 12', async () => {
    const answer = await ask('why Sudzha?');
    expect(answer).toMatchObject({
      question: 'why Sudzha?',
      status: QUOTED,
      engine: 'lexical',
      nearest: [],
      reason: null,
    });
    expect(answer.quotes.find(({ passage }) => passage === 12)?.text).toContain(
      'pumping station on the Urengoy-Pomary-Uzhhorod pipeline',
    );
    expectVerbatim(answer, [article]);
  });

  it.each([
    ['Israeli airstrike on school in Gaza'],
    ['How many people were killed in the airstrike on a school in Gaza?'],
    ['Who is Iain Lawson?'],
    ['Did the Scottish independence campaigner die?'],
    ['What happened to the right-wing protesters?'],
    ['Were counter demonstrators in the Scottish city centre?'],
  ])('its cross-links are not answered from: %s', async (question) => {
    expect((await ask(question)).status).toBe('not-in-corpus');
  });

  it.each([
    ['hello'],
    ['Hi there!'],
    ['Good morning'],
    ['thanks'],
    ['thank you'],
    ['how are you?'],
    ['how is it going'],
    ['how are things'],
    ['help'],
    ['great job'],
    ['thanks, great answer'],
    ['What time is it?'],
    ['what is 2+2?'],
    ['how do I make pasta?'],
    ['who invented the telephone?'],
    ['what is the speed of light?'],
    ['what is the largest animal?'],
    ['Who won the 2022 World Cup?'],
    ['How do I reset my password?'],
    ['What is the weather in Edinburgh today?'],
    ['When is the next team meeting?'],
    ['What is the boiling point of water?'],
    ['asdfgh qwerty zxcv'],
    ['Почему Суджа?'],
  ])('greetings and other matters are not answered: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ status: 'not-in-corpus', quotes: [], reason: null });
  });

  it.each([
    ['WHY SUDZHA'],
    ['Why “Sudzha”?!'],
    ['<b>why</b> **Sudzha**'],
    ['Hello, why Sudzha?'],
    ['why\u00A0Sudzha\u0000'],
  ])('is asked the same by %j', async (question) => {
    const { quotes } = await ask(question);
    expect(quotes).toEqual((await ask('why Sudzha?')).quotes);
  });

  it.each([
    ['who is Bortnikof', 'Alexander Bortnikov'],
    ['what did Zelensky say to the BBC', 'recapture all the territories'],
    ['What did Zelensky tell BBC News?', 'recapture all the territories'],
    ['What did Zelenskiy tell BBC News?', 'recapture all the territories'],
    ['Kiev motives', 'Kyiv’s motive'],
    ['why Sudhza', 'pumping station'],
    ['what is the irony of the gas pipline', 'rents its Soviet-era gas pipeline'],
  ])('is found by a misspelt question: %s', async (question, piece) => {
    expect((await ask(question)).quotes.map(({ text }) => text).join('\n')).toContain(piece);
  });

  it('a question that says enough is answered the same after any other', async () => {
    const [corpus] = await benchQuestions('kursk-dev.jsonl');
    const questions = corpus?.questions.map(({ question }) => question) ?? [];
    const someAfter = (place: number) =>
      questions.filter((_, other) => (other + place) % (IS_DEEP ? 11 : 110) === 0);
    for (const [place, question] of questions.entries()) {
      const answer = await ask(question);
      for (const previous of someAfter(place)) expect(await ask(question, { previous })).toEqual(answer);
    }
  });

  it('offers the nearest passages when it does not say', async () => {
    const answer = await ask('Which HIMARS rockets hit the bridge over the Seim river?');
    expect(answer.status).toBe('not-in-corpus');
    expect(answer.nearest.length).toBeGreaterThan(0);
    expectVerbatim(answer, [article]);
  });
});

describe('a question', () => {
  const sample = articleOf([
    'The mill stands by the river.',
    'The river feeds the mill.',
    'Bread is baked from mill flour.',
  ]);

  it.each([
    ['', 'empty'],
    ['?!', 'empty'],
    ['x'.repeat(501), 'too-long'],
  ])('that cannot be looked up is told why: %j', async (question, reason) => {
    expect(await askOf([sample])(question)).toEqual({
      question,
      status: 'invalid-question',
      engine: 'lexical',
      confidence: 0,
      quotes: [],
      nearest: [],
      unanswered: [],
      reason,
    });
  });

  it('gets as many quotes as it asks for, three when it doesn’t say, and never more than six', async () => {
    const ask = askOf([sample, articleOf(['A mill of another river.'], { id: 'other' })]);
    expect((await ask('mill', { quotes: 1 })).quotes).toHaveLength(1);
    expect((await ask('mill')).quotes).toHaveLength(MAX_QUOTES);
    const mills = Array.from({ length: 9 }, (_, at) =>
      articleOf([`The mill of river${at}.`], { id: `mill-${at}` }),
    );
    expect((await askOf(mills)('mill', { quotes: 9 })).quotes).toHaveLength(MAX_REQUESTED_QUOTES);
  });

  it('is answered from a confidence on that the settings name, and unsure from a lower one on', async () => {
    const asked = 'Where does the mill stand?';
    const { confidence } = await askOf([sample])(asked);
    const above = confidence + 0.001;
    const status = async (unsure: number, answered: number | null) =>
      (await askOf([sample], { leastConfidence: { unsure, answered } })(asked)).status;
    expect(await status(0, 0)).toBe('answered');
    expect(await status(confidence, confidence)).toBe('answered');
    expect(await status(confidence, above)).toBe('unsure');
    expect(await status(above, above)).toBe('not-in-corpus');
    expect(await status(above, null)).toBe('not-in-corpus');
    const askedOfAll = askOf([sample], { leastConfidence: { unsure: 0, answered: 0 } });
    expect(await askedOfAll('password')).toMatchObject({ status: 'not-in-corpus', confidence: 0 });
  });

  it('that is unsure has the quotes that it would have as an answer', async () => {
    const asked = 'Where does the mill stand?';
    const answered = await askOf([sample], { leastConfidence: { unsure: 0, answered: 0 } })(asked);
    const unsure = await askOf([sample], { leastConfidence: { unsure: 0, answered: 1 } })(asked);
    expect(answered.quotes.length).toBeGreaterThan(0);
    expect(unsure).toEqual({ ...answered, status: 'unsure' });
  });

  it('that follows another is answered with it in mind, and keeps its own words', async () => {
    const ask = askOf([sample]);
    const previous = 'What is baked from flour?';
    expect(await ask('and how?', { previous })).toMatchObject({ question: 'and how?', status: 'answered' });
    expect((await ask('and how?')).status).toBe('not-in-corpus');
    expect(await ask('river', { previous })).toEqual(await ask('river'));
    expect(await ask('  ', { previous })).toMatchObject({ reason: 'empty' });
    expect(await ask('x'.repeat(501), { previous })).toMatchObject({ reason: 'too-long' });
    expect(await ask('how?', { previous: 'x '.repeat(10_000) })).toMatchObject({
      question: 'how?',
      reason: null,
    });
  });

  it('is answered the same, whatever the order of the articles', async () => {
    const others = ['b', 'a', 'c'].map((id) => articleOf([`The mill of ${id}.`, 'The mill stands.'], { id }));
    const answer = await askOf(others)('Where does the mill stand?');
    expect(await askOf([...others].reverse())('Where does the mill stand?')).toEqual(answer);
  });

  it('is answered from the place where the corpus holds it, with a link where there is one', async () => {
    const lighthouse = { text: 'The lighthouse guards the bay.', section: ['Sights', 'By the sea'] };
    const linked = articleOf([lighthouse], {
      published: 'in 1921',
      id: 'light',
      title: 'Light',
      url: 'https://example.org/',
    });
    const [quote] = (await askOf([sample, linked], { publicUrl: 'https://bot.example' })('lighthouse'))
      .quotes;
    expect(quote).toEqual({
      text: 'The lighthouse guards the bay.',
      article: { id: 'light', title: 'Light', url: 'https://example.org/', published: 'in 1921' },
      section: ['Sights', 'By the sea'],
      passage: 1,
      start: 0,
      end: 30,
      highlights: [[4, 14]],
      link: 'https://bot.example/articles/light#p1',
      question: null,
    });
  });

  it('is not-in-corpus where there is no article', async () => {
    expect((await askOf([])('mill')).status).toBe('not-in-corpus');
  });

  it('prefers a statement to a question', async () => {
    const asking = articleOf(['What drives the mill?', 'A river drives the mill.']);
    expect((await askOf([asking])('what drives the mill')).quotes[0]?.passage).toBe(2);
  });
});

describe.each(['lexical', 'reader'] as const)(
  'whatever the article and the question, by the %s engine',
  (engine) => {
    let reader: Reader | null = null;
    beforeAll(async () => {
      if (engine === 'reader') reader = await openTestReader();
    });
    const askFrom = (articles: readonly Article[], leastConfidence: LeastConfidence | null = null) =>
      askOf(articles, {
        reader: reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles),
        leastConfidence,
      });

    it('every quote, highlight and nearest is a verbatim slice at its offsets, and no question throws', async () => {
      const pairs = anyCorpus.chain((articles) =>
        fc.record({
          articles: fc.constant(articles),
          question: questionOn(articles),
          leastConfidence: fc.constantFrom(NEVER_UNSURE, ALWAYS_UNSURE),
        }),
      );
      const seen = new Set<string>();
      let found = 0;
      await fc.assert(
        fc.asyncProperty(pairs, async ({ articles, question, leastConfidence }) => {
          const answer = await askFrom(articles, leastConfidence)(question);
          if (answer.engine === engine) found += 1;
          seen.add(answer.status);
          expectVerbatim(answer, articles);
        }),
        { numRuns: runs(500) },
      );
      expect([...seen].sort()).toEqual(['answered', 'invalid-question', 'not-in-corpus', 'unsure']);
      expect(found).toBeGreaterThan(runs(500) / 5);
    });

    // Read, each takes a second; lexically, all are tried every time.
    it.each(engine === 'reader' ? someOf(HOSTILE_SENTENCES, 3) : HOSTILE_SENTENCES)(
      'a paragraph of one thing over and over is looked through to its end: %j',
      async (piece) => {
        const ask = askFrom([articleOf([piece.repeat(HOSTILE_LENGTH / piece.length)])]);
        const questions = ['When did the mill stand?', 'how many mills?', 'list the mills'];
        // To read takes seconds, and is the same work for each of them.
        for (const asked of engine === 'reader' && !IS_DEEP ? questions.slice(0, 1) : questions) {
          expect((await ask(asked)).reason).toBeNull();
        }
      },
    );

    it('the same input has the same output', async () => {
      const pairs = anyCorpus.chain((articles) =>
        questionOn(articles).map((question) => ({ articles, question })),
      );
      await fc.assert(
        fc.asyncProperty(pairs, async ({ articles, question }) => {
          const [once, again] = [askFrom(articles), askFrom([...articles].reverse())];
          expect(await again(question)).toEqual(await once(question));
          expect(await once(question)).toEqual(await once(question));
        }),
        { numRuns: runs(100) },
      );
    });
  },
);

/** The invariants of an answer: see `Answer` and `Quote`. */
function expectVerbatim(answer: Answer, articles: readonly Article[]): void {
  expect(answer.quotes.length).toBeLessThanOrEqual(MAX_QUOTES);
  expect(answer.nearest.length).toBeLessThanOrEqual(MAX_QUOTES);
  expect(answer.quotes.length > 0).toBe(['answered', 'unsure'].includes(answer.status));
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  for (const quote of [...answer.quotes, ...answer.nearest]) expectSlice(quote, articles);
}

function expectSlice(quote: Quote, articles: readonly Article[]): void {
  const passage = articles.find(({ id }) => id === quote.article.id)?.passages[quote.passage - 1];
  expect(passage?.text.slice(quote.start, quote.end)).toBe(quote.text);
  expect(quote.text).toBe(quote.text.trim());
  expect(quote.text).not.toBe('');
  let end = 0;
  for (const [from, to] of quote.highlights) {
    expect(from).toBeGreaterThanOrEqual(end);
    expect(to).toBeGreaterThan(from);
    end = to;
  }
  expect(end).toBeLessThanOrEqual(quote.text.length);
}
