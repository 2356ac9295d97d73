import { describe, expect, it } from 'vitest';
import { confidenceFeaturesOf, confidenceOf } from '../../../src/core/answering/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../../../src/core/answering/confidence-weights.ts';
import { findLexically, findQuotes } from '../../../src/core/answering/find-quotes.ts';
import type { Meaning } from '../../../src/core/answering/meaning.ts';
import { quoteText } from '../../../src/core/answering/quotes.ts';
import { createWindowReader } from '../../../src/core/answering/reading/windows.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { quantise } from '../../../src/core/index/quantised-vector.ts';
import { createVectorIndex } from '../../../src/core/index/vector-index.ts';
import type { Reader, Window, WindowReading } from '../../../src/core/ports/reader.ts';
import { articleOf } from '../../support/articles.ts';
import { askOf } from '../../support/evaluation.ts';
import { pointAtWords } from '../../support/point-at-words.ts';
import { questionOf } from '../../support/question-of.ts';
import { randomVector } from '../../support/random-vector.ts';

const article = articleOf([
  'The mill stands by the river. Grain is ground there.',
  'The mill of the valley burnt in 1921.',
  'Ada Stone owns everything here.',
  'The river is deep.',
]);
const index = createPassageIndex([article]);

function findWith(asked: string, reader: Reader | null, limit = 99) {
  return findQuotes(questionOf(asked), index, {
    limit: 3,
    reader: reader && createWindowReader(reader, limit, [article]),
    meaning: null,
    timeout: Infinity,
  });
}

describe('a question that is read', () => {
  it('is answered with what the reader points at, whether or not it shares a word with it', async () => {
    const finding = await findWith('Who runs the mill?', pointAtWords(['Ada']));
    expect(finding.engine).toBe('reader');
    expect(finding.quotes.map(quoteText)[0]).toBe('Ada Stone owns everything here.');
    expect(finding.confidenceFeatures?.reading).toBeGreaterThan(0);
  });

  it('is read in the windows that match best, of a large corpus in no others', async () => {
    const { ranked, candidates } = await findWith(
      'When did the mill of the valley burn?',
      pointAtWords([]),
      1,
    );
    expect(new Set(ranked.map(({ passage }) => passage.number))).toEqual(new Set([2, 3]));
    expect(candidates.map(({ passage }) => passage.number)).toEqual([2, 3]);
  });

  it('has only sentences that were read, each with its span', async () => {
    const { ranked } = await findWith('the mill', pointAtWords(['river']));
    expect(ranked).toHaveLength(5);
    for (const { passage, read } of ranked) {
      const [start, end] = read?.span ?? [0, 0];
      expect(passage.text.slice(start, end)).toMatch(/^\p{L}+$/u);
    }
  });

  it('is read again where the best sentences are close, which may turn them', async () => {
    const seen: number[] = [];
    const reading = ({ sentences }: Window): WindowReading => {
      seen.push(sentences.length);
      // Of sentences that stand together the first looks best; alone, the one of the valley.
      return {
        sentences: sentences.map(({ passage, index: at }, place) => {
          const { start, end } = passage.sentences[at] ?? { start: 0, end: 0 };
          const isOfValley = passage.text.includes('valley');
          const score = sentences.length > 1 ? 6 - place / 2 : Number(isOfValley) * 40;
          return { span: [start, end], score };
        }),
        noAnswer: [0, 0],
      };
    };
    const once: Reader = { ...pointAtWords([], 6), read: async (_, windows) => windows.map(reading) };
    const twice: Reader = {
      ...once,
      async read(_question, windows, _timeout, further = () => []) {
        const first = windows.map(reading);
        return [...first, ...further(first).map(reading)];
      },
    };
    const burnt = 'The mill of the valley burnt in 1921.';
    expect((await findWith('the mill', once)).quotes.map(quoteText)[0]).toContain(
      'The mill stands by the river.',
    );
    seen.length = 0;
    expect((await findWith('the mill', twice)).quotes.map(quoteText)[0]).toBe(burnt);
    expect(seen[0]).toBe(5);
    expect(Math.max(...seen.slice(1))).toBeLessThanOrEqual(3);
  });

  it('that asks for several things has quotes from different passages', async () => {
    const reader = pointAtWords(['mill', 'Grain', 'valley']);
    const { quotes } = await findWith('What are the mills like?', reader);
    const passages = quotes.map(({ ranked }) => ranked.passage.number);
    expect(passages.length).toBeGreaterThan(1);
    expect(new Set(passages).size).toBe(passages.length);
  });

  it('is spelt as the articles spell it', async () => {
    const asked: string[] = [];
    const reader = pointAtWords([]);
    await findWith('Why did the vallley burn, Ada?', {
      ...reader,
      read(question, ...rest) {
        asked.push(question);
        return reader.read(question, ...rest);
      },
    });
    expect(asked).toEqual(['Why did the valley burn, Ada?']);
  });

  it('is found lexically where the reader can’t', async () => {
    const broken: Reader = { ...pointAtWords([]), read: async () => null };
    expect(await findWith('the mill', broken)).toEqual(await findWith('the mill', null));
  });

  it.each(['how are you?', 'hello'])('isn’t read when it has nothing to look up: %s', async (asked) => {
    const reading: Reader = {
      ...pointAtWords([]),
      read() {
        throw new Error('It was read.');
      },
    };
    expect((await findWith(asked, reading)).engine).toBe('lexical');
  });

  it('isn’t read when a large corpus has nothing like it', async () => {
    expect((await findWith('password', pointAtWords(['Ada']), 1)).engine).toBe('lexical');
    expect((await findWith('password', pointAtWords(['Ada']))).engine).toBe('reader');
  });
});

describe('an answer that was read', () => {
  it('has what the reader points at in bold, widened to whole words', async () => {
    const cutting: Reader = {
      ...pointAtWords([]),
      async read(_question, windows) {
        return windows.map(({ sentences }) => ({
          // From within the first word to within the second.
          sentences: sentences.map(({ passage, index: at }) => {
            const start = passage.sentences[at]?.start ?? 0;
            return { span: [start + 1, start + 6] as const, score: 3 };
          }),
          noAnswer: [0, 0] as const,
        }));
      },
    };
    const reader = createWindowReader(cutting, 99, [article]);
    const [quote] = (await askOf([article], { reader })('who is Ada Stone?')).quotes;
    expect(quote?.text).toBe('Ada Stone owns everything here.');
    expect(quote?.highlights.map(([start, end]) => quote.text.slice(start, end))).toEqual(['Ada Stone']);
  });
});

const PARAGRAPHS = [
  'The mill stands by the river. It was built by Ada Stone.',
  'The river feeds many ponds in the valley and never runs dry.',
  'Bread is baked from the flour of the mill every single morning.',
];

const millIndex = createPassageIndex([articleOf(PARAGRAPHS)]);

describe('a finding', () => {
  it('has the candidates, all their sentences best first, and the quotes', () => {
    const { candidates, ranked, quotes, terms } = findLexically(
      questionOf('Where does the mill stand?'),
      millIndex,
      2,
    );
    expect(terms.map(({ asked }) => asked.word)).toEqual(['mill', 'stand']);
    expect(candidates.map(({ passage }) => passage.number)).toEqual([1, 3]);
    expect(ranked).toHaveLength(3);
    const scores = ranked.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(quotes.map(quoteText)[0]).toContain('The mill stands by the river.');
    expect(quotes.length).toBeLessThanOrEqual(2);
  });

  it('is as sure as the passage of the first quote supports', () => {
    const finding = findLexically(questionOf('Where does the mill stand?'), millIndex, 3);
    const quoted = finding.quotes[0]?.ranked;
    const best = finding.candidates.find(({ passage }) => passage === quoted?.passage);
    if (best === undefined || quoted === undefined) throw new Error('nothing found');
    expect(finding.confidenceFeatures).toEqual(
      confidenceFeaturesOf(best, quoted, { ...finding, meaning: null }),
    );
    expect(finding.confidence).toBe(
      finding.confidenceFeatures && confidenceOf(finding.confidenceFeatures, CONFIDENCE_WEIGHTS.words),
    );
  });

  it('is nothing, and not sure at all, where no word is known or there is none', () => {
    for (const asked of ['password', 'how are you?']) {
      expect(findLexically(questionOf(asked), millIndex, 3)).toMatchObject({
        candidates: [],
        ranked: [],
        quotes: [],
        confidenceFeatures: null,
        confidence: 0,
      });
    }
  });

  it('ranks the sentences of ten passages at most', () => {
    const many = createPassageIndex([
      articleOf(Array.from({ length: 30 }, (_, day) => `The mill on day ${day}.`)),
    ]);
    expect(findLexically(questionOf('mill'), many, 3).candidates).toHaveLength(10);
  });

  it('is more sure of what the articles say than of what they don’t', () => {
    const sure = findLexically(questionOf('Where does the mill stand?'), millIndex, 3).confidence;
    const unsure = findLexically(
      questionOf('Which mill did Bo Reed sell to the circus?'),
      millIndex,
      3,
    ).confidence;
    expect(sure).toBeGreaterThan(unsure);
  });
});

describe('a question with vectors', () => {
  /** Close are the passages with this word, far all others. */
  function meaningOf(word: string, isLate = false): Meaning {
    const vectors = createVectorIndex([article]);
    const question = randomVector(1);
    for (const passage of article.passages)
      vectors.add(passage, [
        quantise(passage.text.includes(word) ? question : randomVector(passage.number + 1)),
      ]);
    return { vectors, embedder: { embedQuestion: async () => (isLate ? null : question) } };
  }

  const findBy = (meaning: Meaning, reader: Reader | null = null) =>
    findQuotes(questionOf('who is the boss of the mill?'), index, {
      limit: 3,
      reader: reader && createWindowReader(reader, 99, [article]),
      meaning,
      timeout: Infinity,
    });

  it('is answered by a passage that shares no word with it', async () => {
    const finding = await findBy(meaningOf('Ada'));
    expect(finding).toMatchObject({ engine: 'lexical', evidence: 'words+meaning' });
    expect(finding.quotes.map(quoteText)[0]).toBe('Ada Stone owns everything here.');
    expect(finding.confidenceFeatures).toMatchObject({ agreement: 0.5 });
  });

  it('is ranked by words, meaning and reading together', async () => {
    const finding = await findBy(meaningOf('Ada'), pointAtWords(['Ada']));
    expect(finding).toMatchObject({ engine: 'reader', evidence: 'words+meaning+reading' });
    expect(finding.ranked[0]?.features).toMatchObject({ meaning: 1, sentenceMatch: 0 });
    expect(finding.quotes.map(quoteText)[0]).toBe('Ada Stone owns everything here.');
  });

  it('is embedded as its words are spelt in the articles', async () => {
    const asked: string[] = [];
    const meaning = meaningOf('Ada');
    const embedder = {
      async embedQuestion(text: string, timeout: number) {
        asked.push(text);
        return meaning.embedder.embedQuestion(text, timeout);
      },
    };
    await findQuotes(questionOf('Who owns evrything heer?'), index, {
      ...{ limit: 3, reader: null, timeout: Infinity },
      meaning: { ...meaning, embedder },
    });
    expect(asked).toEqual(['Who owns everything heer']);
  });

  it('is answered as without vectors when it isn’t embedded in time', async () => {
    expect(await findBy(meaningOf('Ada', true))).toEqual(
      await findWith('who is the boss of the mill?', null),
    );
  });
});
