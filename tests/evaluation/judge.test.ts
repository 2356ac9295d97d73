import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answering/answer.ts';
import type { TestQuestion } from '../../src/evaluation/evaluate.ts';
import { type Gold, judgeAnswer } from '../../src/evaluation/judge.ts';
import { abstainedWith, answeredWith, quoteOf, unsureWith } from '../support/answers.ts';

function answered(...texts: string[]): Answer {
  return answeredWith(...texts.map((text) => quoteOf(text)));
}

function abstained(...texts: string[]): Answer {
  return abstainedWith(...texts.map((text) => quoteOf(text)));
}

function asked(...texts: string[]): TestQuestion {
  return askedOf(...texts.map((text) => ({ text, passage: null })));
}

function askedOf(...gold: Gold[]): TestQuestion {
  return { question: 'q', previous: '', answerable: gold.length > 0, gold, kind: 'direct' };
}

describe('a verdict', () => {
  it('has the rank of the first right quote', () => {
    expect(judgeAnswer(answered('no', 'the right piece here'), asked('right piece'), 2)).toEqual({
      kind: 'direct',
      answerable: true,
      answered: true,
      abstained: false,
      confidence: 0.9,
      rank: 2,
      firstLength: 2,
      milliseconds: 2,
    });
  });

  it('takes a quote that a gold piece contains for right when they share most of their text', () => {
    expect(judgeAnswer(answered('most of the piece'), asked('it is most of the piece'), 0).rank).toBe(1);
    expect(judgeAnswer(answered('the'), asked('it is most of the piece'), 0).rank).toBeNull();
  });

  it('asks for the passage of the gold piece, where it is known', () => {
    const answer = answeredWith(quoteOf('the right piece', { passage: 2 }));
    expect(judgeAnswer(answer, askedOf({ text: 'right', passage: 2 }), 0).rank).toBe(1);
    expect(judgeAnswer(answer, askedOf({ text: 'right', passage: 1 }), 0).rank).toBeNull();
    expect(judgeAnswer(answer, askedOf({ text: 'it is the right piece', passage: 1 }), 0).rank).toBeNull();
  });

  it('tells an unsure answer from an answer and an abstention, and has its rank among the quotes', () => {
    const unsure = unsureWith(quoteOf('no'), quoteOf('right piece'));
    expect(judgeAnswer(unsure, asked('right piece'), 0)).toMatchObject({
      answered: false,
      abstained: false,
      rank: 2,
      firstLength: 2,
    });
  });

  it('of an abstention has the rank among the nearest', () => {
    expect(judgeAnswer(abstained('no', 'right piece'), asked('right piece'), 0)).toMatchObject({
      answered: false,
      abstained: true,
      rank: 2,
      firstLength: null,
    });
    expect(judgeAnswer(abstained(), asked(), 0)).toMatchObject({ answerable: false, rank: null });
  });
});
