import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CONFIDENCE_FEATURES,
  type ConfidenceFeatures,
  type ConfidenceWeights,
  confidenceFeaturesOf,
  confidenceOf,
} from '../../../src/core/answering/confidence.ts';
import { CONFIDENCE_WEIGHTS } from '../../../src/core/answering/confidence-weights.ts';
import { analyseQuestion, type Question } from '../../../src/core/answering/question.ts';
import { rankSentences } from '../../../src/core/answering/ranking/rank-sentences.ts';
import { createPassageIndex, type PassageIndex } from '../../../src/core/index/passage-index.ts';
import { articleOf } from '../../support/articles.ts';
import { corpus as anyCorpus, questionOn } from '../../support/generated.ts';
import { questionOf } from '../../support/question-of.ts';

const NOTHING: ConfidenceFeatures = {
  topic: 0,
  names: 0,
  unknown: 0,
  namesApart: 0,
  reading: 0,
  lead: 0,
  margin: 0,
  meaning: 0,
  agreement: 0,
};

/** What may be lost to floating point. */
const ROUNDING = 1e-12;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const support = fc.record({
  topic: share,
  names: share,
  unknown: share,
  namesApart: share,
  reading: fc.double({ min: -3, max: 3, noNaN: true }),
  lead: fc.double({ min: -2, max: 2, noNaN: true }),
  margin: share,
  meaning: fc.double({ min: -4, max: 6, noNaN: true }),
  agreement: share,
});
const weight = fc.double({ min: -9, max: 9, noNaN: true });
const weights = fc.record({
  bias: weight,
  topic: weight,
  names: weight,
  unknown: weight,
  namesApart: weight,
  reading: weight,
  lead: weight,
  margin: weight,
  meaning: weight,
  agreement: weight,
});

describe('the confidence', () => {
  it('is the logistic function of the weighted sum', () => {
    const some: ConfidenceWeights = { ...NOTHING, bias: -1, topic: 2, names: 1, unknown: -3, namesApart: -1 };
    expect(confidenceOf({ ...NOTHING, topic: 0.5, names: 1, namesApart: 1 }, some)).toBe(0.5);
    expect(confidenceOf({ ...NOTHING, topic: 1, names: 1 }, some)).toBeCloseTo(0.881, 3);
  });

  it('is between 0 and 1, whatever supports it', () => {
    fc.assert(
      fc.property(support, weights, (found, some) => {
        expect(confidenceOf(found, some)).toBeGreaterThanOrEqual(0);
        expect(confidenceOf(found, some)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(CONFIDENCE_FEATURES)(
    'grows with “%s” where its weight is above 0, and falls where it is below',
    (name) => {
      fc.assert(
        fc.property(support, weights, share, (found, some, other) => {
          const [less, more] = [Math.min(found[name], other), Math.max(found[name], other)];
          const change =
            confidenceOf({ ...found, [name]: more }, some) - confidenceOf({ ...found, [name]: less }, some);
          expect(change * some[name]).toBeGreaterThanOrEqual(-ROUNDING);
        }),
      );
    },
  );

  it.each(['words', 'words+meaning', 'words+reading', 'words+meaning+reading'] as const)(
    'by %s grows with what speaks for the answer, and falls with what is unknown or apart',
    (evidence) => {
      const { bias: _, unknown, namesApart, ...supporting } = CONFIDENCE_WEIGHTS[evidence];
      expect(Math.max(unknown, namesApart)).toBeLessThanOrEqual(0);
      expect(Math.min(...Object.values(supporting))).toBeGreaterThanOrEqual(0);
    },
  );
});

/** What supports the passage that matches best. */
function supportFor(paragraphs: readonly string[], asked: string, title = 'Sample'): ConfidenceFeatures {
  const index = createPassageIndex([articleOf(paragraphs, { title })]);
  const [best] = supportsIn(index, questionOf(asked));
  if (best === undefined) throw new Error('nothing found');
  return best;
}

/** What supports each of the passages that match, best first. */
function supportsIn(index: PassageIndex, question: Question): ConfidenceFeatures[] {
  const terms = index.resolveTerms(question);
  const candidates = index.candidates(terms, 10);
  const further = { meaning: null, read: null };
  const ranked = rankSentences(candidates, question, terms, further);
  return candidates.flatMap((best) => {
    const quoted = ranked.find(({ passage }) => passage === best.passage);
    return quoted ? [confidenceFeaturesOf(best, quoted, { terms, candidates, ranked, meaning: null })] : [];
  });
}

const MILL = ['The old mill grinds grain by the river.', 'Bread is baked from the flour of wheat.'];

describe('the topic', () => {
  it('is supported by the terms that the passage holds, all of it from two fifths on', () => {
    const { topic } = supportFor(MILL, 'old mill grain of yesteryear’s forgotten dragons, wizards, knights');
    expect(topic).toBeGreaterThan(0);
    expect(topic).toBeLessThan(1);
    expect(supportFor(MILL, 'old mill grain river sails').topic).toBe(1);
  });

  it('is not supported by one term of several, which may be chance', () => {
    expect(supportFor(MILL, 'mill wizards').topic).toBe(0);
    expect(supportFor(MILL, 'mill').topic).toBe(1);
  });

  it('is supported by the headings too', () => {
    expect(supportFor(MILL, 'mill guide').topic).toBe(0);
    expect(supportFor(MILL, 'mill guide', 'Guide').topic).toBe(1);
  });
});

describe('the names', () => {
  it('are supported by those of the question that the passage holds', () => {
    const paragraphs = ['The mill is run by Ada Reed.'];
    expect(supportFor(paragraphs, 'does Ada run the mill?').names).toBe(1);
    expect(supportFor(paragraphs, 'does Bo run the mill?').names).toBe(0);
    const { names } = supportFor(paragraphs, 'do Ada and Bo run the mill?');
    expect(names).toBeGreaterThan(0);
    expect(names).toBeLessThan(1);
  });

  it('are all there when the question has none', () => {
    expect(supportFor(MILL, 'who runs the mill?').names).toBe(1);
  });
});

describe('what is unknown', () => {
  it('is the weight of what no passage has', () => {
    expect(supportFor(MILL, 'old mill bread').unknown).toBe(0);
    const { unknown } = supportFor(MILL, 'mill wizards');
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThan(1);
    expect(supportFor(MILL, 'mill wizards dragons').unknown).toBeGreaterThan(unknown);
  });
});

describe('names that stand together in the question', () => {
  const paragraphs = ['They asked Ada Stone of the mill.', 'It was Bo Reed who bought the mill.'];

  it('are apart when they do so nowhere', () => {
    expect(supportFor(paragraphs, 'who asked Ada Reed of the mill?').namesApart).toBe(1);
    expect(supportFor(paragraphs, 'who asked Ada Stone of the mill?').namesApart).toBe(0);
  });

  it('are together when they do so in another candidate, or a heading', () => {
    expect(supportFor(paragraphs, 'who asked for the mill, Bo Reed?').namesApart).toBe(0);
    expect(supportFor(paragraphs, 'who asked Ada Reed of the mill?', 'Ada Reed').namesApart).toBe(0);
  });

  it('are not apart when the question has other words between', () => {
    expect(supportFor(paragraphs, 'who asked Ada or Reed of the mill?').namesApart).toBe(0);
    expect(supportFor(paragraphs, 'who asked Ada for the mill?').namesApart).toBe(0);
  });
});

it('is from 0 to 1, whatever the articles and the question', () => {
  const pairs = anyCorpus.chain((articles) => questionOn(articles).map((asked) => ({ articles, asked })));
  fc.assert(
    fc.property(pairs, ({ articles, asked }) => {
      const question = analyseQuestion(asked);
      if (typeof question === 'string') return;
      for (const { margin: _, ...shares } of supportsIn(createPassageIndex(articles), question)) {
        for (const quantity of Object.values(shares)) {
          expect(quantity).toBeGreaterThanOrEqual(0);
          expect(quantity).toBeLessThanOrEqual(1 + 1e-12);
        }
      }
    }),
  );
});

it('what the reader says counts in tens of a logit, and not at all where nothing was read', () => {
  const question = questionOf('old mill');
  const index = createPassageIndex([articleOf(MILL)]);
  const terms = index.resolveTerms(question);
  const candidates = index.candidates(terms, 10);
  const ranked = rankSentences(candidates, question, terms, { meaning: null, read: null });
  const [[best], [quoted]] = [candidates, ranked];
  if (best === undefined || quoted === undefined) throw new Error('nothing found');
  const ranking = { terms, candidates, ranked, meaning: null };
  const read = { span: [0, 3], score: 5, lead: 8 } as const;
  expect(confidenceFeaturesOf(best, { ...quoted, read }, ranking)).toMatchObject({ reading: 0.5, lead: 0.8 });
  expect(confidenceFeaturesOf(best, quoted, ranking)).toMatchObject({ reading: 0, lead: 0 });
});
