import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answer.ts';
import { judge, type Verdict } from '../../src/evaluation/judge.ts';
import { measure, measureByKind } from '../../src/evaluation/measures.ts';
import { parseQuestionFile } from '../../src/evaluation/question-file.ts';
import { renderMeasures } from '../../src/evaluation/render-measures.ts';
import { abstainedWith, answeredWith, quoteOf } from '../support/answers.ts';

function answered(...texts: string[]): Answer {
  return answeredWith(...texts.map((text) => quoteOf(text)));
}

function abstained(...texts: string[]): Answer {
  return abstainedWith(...texts.map((text) => quoteOf(text)));
}

function asked(...gold: string[]) {
  return { question: 'q', gold, kind: 'direct' };
}

describe('a verdict', () => {
  it('has the place of the first right quote', () => {
    expect(judge(answered('no', 'the right piece here'), asked('right piece'), 2)).toEqual({
      kind: 'direct',
      answerable: true,
      abstained: false,
      confidence: 0.9,
      bestIsRight: false,
      rank: 2,
      firstLength: 2,
      milliseconds: 2,
    });
  });

  it('takes a quote that a gold piece contains for right when they share most of their text', () => {
    expect(judge(answered('most of the piece'), asked('it is most of the piece'), 0).rank).toBe(1);
    expect(judge(answered('the'), asked('it is most of the piece'), 0).rank).toBeNull();
  });

  it('of an abstention has no place, but knows whether the nearest would have been right', () => {
    expect(judge(abstained('right piece'), asked('right piece'), 0)).toMatchObject({
      abstained: true,
      rank: null,
      bestIsRight: true,
    });
    expect(judge(abstained(), asked(), 0)).toMatchObject({
      answerable: false,
      bestIsRight: false,
      firstLength: null,
    });
  });
});

describe('the measures', () => {
  const verdict = (
    answerable: boolean,
    rank: number | null,
    confidence: number,
    kind = 'direct',
  ): Verdict => ({
    kind,
    answerable,
    abstained: confidence < 0.5,
    confidence,
    bestIsRight: rank === 1,
    rank,
    firstLength: confidence < 0.5 ? null : 100,
    milliseconds: 4,
  });
  const verdicts = [
    verdict(true, 1, 0.95),
    verdict(true, 2, 0.85),
    verdict(true, null, 0.15),
    verdict(false, null, 0.15, 'none'),
    verdict(false, null, 0.65, 'none'),
  ];

  it('are those of DESIGN, worked out by hand', () => {
    expect(measure(verdicts)).toEqual({
      questions: 5,
      answerable: 3,
      correctAt1: 2 / 5,
      hitAt1: 1 / 3,
      hitAt3: 2 / 3,
      abstentionPrecision: 1 / 2,
      abstentionRecall: 1 / 2,
      auroc: (2 + 2 + 0.5) / 6,
      calibrationError: expect.closeTo((0.05 + 0.85 + 0.3 + 0.65) / 5),
      meanQuoteLength: 100,
      millisecondsPerQuestion: 4,
    });
  });

  it('are empty where there is nothing to measure', () => {
    expect(Object.values(measure([]))).toEqual([0, 0, ...Array(9).fill(null)]);
  });

  it('are a table with a row for each kind, and one over all', () => {
    const [heading, ...rows] = renderMeasures(measureByKind(verdicts)).trimEnd().split('\n');
    expect(heading?.split(/ {2,}/).slice(0, 4)).toEqual(['kind', 'questions', 'correct@1', 'hit@1']);
    expect(rows.map((row) => row.split(/ {2,}/).slice(0, 4))).toEqual([
      ['direct', '3', '33.3 %', '33.3 %'],
      ['none', '2', '50.0 %', '–'],
      ['all', '5', '40.0 %', '33.3 %'],
    ]);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });
});

describe('a question file', () => {
  it('has a question a line; blank lines and Windows line ends do not matter', () => {
    expect(
      parseQuestionFile(
        '\uFEFF{"question":"a","gold":["x"]}\r\n\n{"question":"b","gold":[],"kind":"none"}\n',
        'f',
      ),
    ).toEqual([
      { question: 'a', gold: ['x'], kind: 'other' },
      { question: 'b', gold: [], kind: 'none' },
    ]);
  });

  it.each([
    ['{"question":"a","gold":[]}\nnope', 'f:2: not a JSON object'],
    ['{"gold":[]}', 'f:1: "question" must be text.'],
    ['{"question":"a"}', 'f:1: "gold" must be a list of texts'],
    ['{"question":"a","gold":[""]}', 'f:1: "gold" holds an empty text.'],
    ['\n', 'f holds no question.'],
  ])('that is broken is refused with the line: %j', (text, message) => {
    expect(() => parseQuestionFile(text, 'f')).toThrow(message);
  });
});
