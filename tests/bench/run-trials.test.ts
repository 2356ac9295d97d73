import { describe, expect, it } from 'vitest';
import { errorClassOf, findErrors, renderErrors } from '../../bench/errors.ts';
import { measureQuality, renderQuality } from '../../bench/measure-quality.ts';
import type { BenchModels } from '../../bench/models.ts';
import { runTrials } from '../../bench/run-trials.ts';
import { kurskSystem, miniSearchSystem } from '../../bench/systems.ts';
import { buildTestCorpus } from '../../src/commands/test-corpora.ts';
import { byKind } from '../../src/evaluation/measures.ts';
import { pointAtWords } from '../support/point-at-words.ts';

const corpus = buildTestCorpus({
  title: 'Mills',
  paragraphs: [
    'The wind mill stands by the river. It was built by Ada Stone.',
    'The water mill grinds flour. The flour is sold at the market.',
  ],
  questions: [
    { question: 'Where does the wind mill stand?', gold: [{ paragraph: 1, text: 'by the river' }] },
    { question: 'What does the water mill grind?', gold: [{ paragraph: 2, text: 'market' }] },
    { question: 'Who flies balloons?', gold: [] },
  ],
});

const NO_MODELS: BenchModels = { reader: null, embedder: null, close: async () => {} };

const lexical = kurskSystem('words', NO_MODELS);
const systems = [
  lexical,
  kurskSystem('words+reading', { ...NO_MODELS, reader: pointAtWords(['river', 'flour']) }),
  miniSearchSystem('passages'),
  miniSearchSystem('sentences'),
];

describe.each(systems)('$name', (system) => {
  it('is asked every question, and judged by the same rule', async () => {
    const seen: number[] = [];
    const trials = await runTrials(system, [corpus, corpus], (done) => seen.push(done));
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(trials.map(({ verdict }) => verdict.rank).slice(0, 3)).toEqual(
      trials.map(({ verdict }) => verdict.rank).slice(3),
    );
    expect(trials[0]).toMatchObject({
      verdict: { rank: 1, abstained: false },
      isFirstFromRightPassage: true,
      isAmongFirstEight: true,
    });
    expect(trials[2]?.verdict.answerable).toBe(false);
  });

  it('quotes slices of passages', async () => {
    for (const { answer } of await runTrials(system, [corpus], () => {})) {
      for (const { passage, start, end, text } of answer.quotes) {
        expect(corpus.articles[0]?.passages[passage - 1]?.text.slice(start, end)).toBe(text);
      }
    }
  });
});

describe('the comparison', () => {
  it('has the systems beside each other, over all and each kind', async () => {
    const qualities = [];
    for (const system of systems) {
      const trials = await runTrials(system, [corpus], () => {});
      const measures = byKind(
        trials,
        ({ verdict }) => verdict.kind,
        (some) => measureQuality(some, system.isBare),
      );
      qualities.push({ system: system.name, measures });
    }
    expect(qualities[0]?.measures.all).toMatchObject({ questions: 3, firstEight: 1, highlightOverlap: 0 });
    expect(qualities[2]?.measures.all).toMatchObject({
      calibrationError: null,
      highlightF1: null,
      highlightOverlap: null,
    });
    const names = systems.map(({ name }) => `  ${name}`);
    const labels = renderQuality(qualities)
      .trimEnd()
      .split('\n')
      .map((line) => /^ {0,2}\S.*?(?= {2}|$)/.exec(line)?.[0]);
    expect(labels.slice(2)).toEqual([
      'all',
      ...names,
      'place',
      ...names,
      'thing',
      ...names,
      'unanswerable',
      ...names,
    ]);
  });

  it('shows what went wrong, the first of each class', async () => {
    const trials = await runTrials(lexical, [corpus], () => {});
    const errors = renderErrors(findErrors(trials, 1), trials.length);
    expect(errors).toMatch(/^right passage, other sentence +1 +33\.3$/m);
    expect(errors).toContain(
      'question  What does the water mill grind?\n  expected  ¶2 “market”\n  got       ¶2 “The water',
    );
  });
});

describe('what went wrong', () => {
  const trial = (answerable: boolean, abstained: boolean, rank: number | null) => ({
    verdict: {
      kind: 'x',
      answerable,
      answered: !abstained,
      abstained,
      confidence: 0,
      rank,
      firstLength: null,
      milliseconds: 0,
    },
  });
  const unsure = (made: ReturnType<typeof trial>) => ({ verdict: { ...made.verdict, answered: false } });
  const right = { isFirstFromRightPassage: true, isAmongFirstEight: true };
  const other = { isFirstFromRightPassage: false, isAmongFirstEight: true };
  const missed = { isFirstFromRightPassage: false, isAmongFirstEight: false };

  it.each([
    [{ ...trial(true, false, 1), ...right }, null],
    [{ ...trial(false, true, null), ...missed }, null],
    [{ ...trial(true, true, 1), ...right }, 'right but abstained'],
    [{ ...trial(true, false, 2), ...right }, 'right passage, other sentence'],
    [{ ...trial(true, true, null), ...right }, 'right passage, other sentence'],
    [{ ...trial(true, false, 2), ...other }, 'other passage first'],
    [{ ...trial(true, true, null), ...missed }, 'right passage not among first eight'],
    [{ ...trial(false, false, null), ...missed }, 'answered though unanswerable'],
    [{ ...unsure(trial(false, false, null)), ...missed }, 'unsure though unanswerable'],
    [{ ...unsure(trial(true, false, 1)), ...right }, null],
  ] satisfies [Parameters<typeof errorClassOf>[0], string | null][])(
    'is of one class: %j',
    (made, errorClass) => {
      expect(errorClassOf(made)).toBe(errorClass);
    },
  );
});
