import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceTopic, rewriteFollowUp } from '../../../../src/core/answering/follow-up/rewrite-follow-up.ts';
import { analyseQuestion, MAX_QUESTION_LENGTH } from '../../../../src/core/answering/question.ts';
import { runs } from '../../../support/depth.ts';
import { benchQuestions } from '../../../support/evaluation.ts';
import { question as anyQuestion } from '../../../support/generated.ts';
import * as cases from './follow-ups.ts';

const FOLLOW_UPS = [...cases.FOLLOW_UPS, ...cases.HELD_OUT_FOLLOW_UPS, ...cases.FRESH_FOLLOW_UPS];
const SELF_CONTAINED = [
  ...cases.SELF_CONTAINED,
  ...cases.HELD_OUT_SELF_CONTAINED,
  ...cases.FRESH_SELF_CONTAINED,
];

describe('a follow-up', () => {
  it.each(FOLLOW_UPS)('after “%s”, “%s” asks the same as “%s”', (previous, question, same) => {
    expectSame(rewriteFollowUp(question, previous), same);
  });

  it.fails.each(cases.MISREAD_FOLLOW_UPS)(
    'is misread still: after “%s”, “%s” asks the same as “%s”',
    (previous, question, same) => {
      expectSame(rewriteFollowUp(question, previous), same);
    },
  );

  it('keeps the topic of a conversation', () => {
    const read = ['why Sudzha?', 'how far is that?', 'and who runs it?', 'why?'].reduce(
      (previous, question) => rewriteFollowUp(question, previous),
    );
    expect(read).toBe('why – runs Sudzha?');
  });

  it('means by “it” what the conversation is about, and not what was asked of that', () => {
    const asked = 'and who runs it – Sudzha?';
    expect(rewriteFollowUp('how far is that?', asked)).toBe('how far is that – Sudzha?');
    expect(rewriteFollowUp('is it old?', 'What did Galeotti say of it – Gazprom?')).toBe(
      'is it old – Gazprom Galeotti?',
    );
    expect(rewriteFollowUp('why is that?', asked)).toBe('why is that – runs Sudzha?');
  });

  it('may ask about something else than the conversation did', () => {
    expect(rewriteFollowUp('what about Kurchatov?', 'Sudzha: how far is that?')).toBe(
      'Kurchatov: how far is that?',
    );
    expect(rewriteFollowUp('and Gazprom?', 'Transit fees')).toBe('Transit fees – Gazprom?');
  });

  it('is told however its words are spaced, over several lines too', () => {
    expect(rewriteFollowUp('what  about\nGazprom?', 'Transit fees')).toBe('Transit fees – Gazprom?');
    expect(rewriteFollowUp('in  which\ncountries?', 'Who owns Gazprom?')).toBe(
      'in  which\ncountries – owns Gazprom?',
    );
  });

  it('has its words as they were written', () => {
    expect(rewriteFollowUp('how much?', 'What did the US pay?')).toBe('how much – US pay?');
  });

  it.each(['hello', 'thanks', '', '???', '<@U123>', '🎉'])(
    'of %j has no context to be read in',
    (previous) => {
      expect(rewriteFollowUp('why?', previous)).toBe('why?');
    },
  );

  it('takes as much of a long context as there is room for', () => {
    const words = Array.from({ length: 90 }, (_, index) => `wo${index}`).join(' ');
    const long = `Who is it, ${'really '.repeat(68)}really?`;
    expect(rewriteFollowUp('why?', words)).toMatch(/^why – wo0 wo1 .* wo80 .*\?$/);
    expect(rewriteFollowUp(long, words)).toBe(`${long.slice(0, -1)} – wo0?`);
    expect(rewriteFollowUp('what about tanks?', `Who is ${'x'.repeat(500)}`)).toContain('what about tanks?');
    expect(rewriteFollowUp('Why?', 'x'.repeat(1_000_000)).length).toBeLessThanOrEqual(MAX_QUESTION_LENGTH);
  });
});

describe('a question that can be understood alone', () => {
  it.each(SELF_CONTAINED)('is left alone: “%s”', (question) => {
    for (const previous of ['How far is Sudzha from Moscow?', 'Why does Ukraine need the pipeline?']) {
      expect(rewriteFollowUp(question, previous)).toBe(question);
    }
  });

  it.fails.each(cases.MISREAD_SELF_CONTAINED)('is not left alone yet: “%s”', (question) => {
    expect(rewriteFollowUp(question, 'why Sudzha?')).toBe(question);
  });

  it('is left alone after any other that may be asked of the article that comes along', async () => {
    const [corpus] = await benchQuestions('kursk-dev.jsonl');
    const questions = corpus?.questions.map(({ question }) => question) ?? [];
    const misread = questions.flatMap((previous) =>
      questions.filter((question) => rewriteFollowUp(question, previous) !== question),
    );
    expect(questions.length).toBeGreaterThan(0);
    expect(misread).toEqual([]);
  });

  it('is left alone after anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SELF_CONTAINED), anyPrevious, (question, previous) => {
        expect(rewriteFollowUp(question, previous)).toBe(question);
      }),
    );
  });
});

describe('whatever was asked before', () => {
  it('a question is no longer than it may be, and refused for nothing but itself', () => {
    fc.assert(
      fc.property(fc.oneof(anyQuestion, anyFollowUp), anyPrevious, (question, previous) => {
        const read = rewriteFollowUp(question, previous);
        if (question.trim().length > MAX_QUESTION_LENGTH) expect(read).toBe(question);
        else expect(read.trim().length).toBeLessThanOrEqual(MAX_QUESTION_LENGTH);
        if (typeof analyseQuestion(question) !== 'string') expect(analyseQuestion(read)).toBeTypeOf('object');
      }),
      { numRuns: runs(1000) },
    );
  });
});

const anyFollowUp = fc.constantFrom(...FOLLOW_UPS.map(([, question]) => question));
const anyPrevious = fc.oneof(
  anyQuestion,
  fc.constantFrom(...FOLLOW_UPS.map(([previous]) => previous)),
  fc.array(anyQuestion, { minLength: 20, maxLength: 40 }).map((questions) => questions.join(' ')),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '<@U123> why?',
    '@everyone Судджа',
    '\uD800',
    'a'.repeat(100_000),
  ),
);

/** That both are looked up by the same, in any order; and for the same kind of answer, if `expected` is a whole question. */
function expectSame(question: string, expected: string): void {
  expect(termsOf(question)).toEqual(termsOf(expected));
  if (expected.endsWith('?')) expect(kindOf(question)).toBe(kindOf(expected));
}

function termsOf(question: string): unknown {
  const read = analyseQuestion(question);
  return typeof read === 'string' ? read : read.terms.map(({ term }) => term).sort();
}

function kindOf(question: string): unknown {
  const read = analyseQuestion(question);
  return typeof read === 'string' ? read : read.kind;
}

describe('something else', () => {
  it.each([
    ['What did Ada say?', 'Bo', 'What did Bo say?'],
    ['What did Ada say?', 'the Reeds', 'What did Reeds say?'],
    ['How far is Oakham from Westbridge?', 'from Sudzha', 'How far is Oakham from Sudzha?'],
    ['Who burnt the mill in Oakham?', 'in the Old Town', 'Who burnt the mill in Old Town?'],
    ['What happened in the Old Mill in 1921?', '1943', 'What happened in the Old Mill in 1943?'],
    ['What did Ada Stone-Reed say?', 'Bo', 'What did Bo say?'],
  ])('takes the place of the like: %s, %s', (question, other, expected) => {
    expect(replaceTopic(question, other)).toBe(expected);
  });

  it.each([
    ['What did Ada say to Bo?', 'Reed', 'either of two names'],
    ['What did the miller say?', 'Bo', 'no name'],
    ['What did Ada say?', 'the baker', 'no name for it'],
    ['What did Ada say?', '1943', 'no number'],
    ['What did Ada say?', 'in Oakham', 'no place'],
    ['Transit fees', 'Bo', 'a capital that opens the question'],
  ])('takes none where it can’t be told which: %s, %s: %s', (question, other) => {
    expect(replaceTopic(question, other)).toBeNull();
  });
});
