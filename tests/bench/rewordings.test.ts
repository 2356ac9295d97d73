import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HARMLESS, TELLING } from '../../bench/rewordings.ts';
import { seeded } from '../../bench/seeded.ts';
import { runs } from '../support/depth.ts';

const first = () => 0;
/** Words and signs that rewordings look at, in any order. */
const SHORT_TEXT = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        'the',
        'what',
        "what's",
        'is',
        'not',
        'Mills',
        'mill',
        '2',
        '1921',
        '99999999999999999999',
        '',
        '?',
        '$&',
      ),
    )
    .map((words) => words.join(' ')),
);

describe('a question that is put otherwise', () => {
  it.each([
    ['an article word more or less', 'Who owns the mill?', 'Who owns mill?'],
    ['an article word more or less', 'mill owner', 'mill the owner'],
    ['an article word more or less', 'Mill?', null],
    ['another case', 'Who owns Oakham Mill?', 'who owns oakham mill?'],
    ['another case', 'who owns it?', 'WHO OWNS IT?'],
    ['another case', '1921', null],
    ['singular for plural', 'Who owns the mills in Wales?', 'Who owns the mill in Wales?'],
    ['singular for plural', 'Which companies grind?', 'Which company grind?'],
    ['singular for plural', 'Does this process say its status?', null],
    ['what’s for what is', 'What is ground there?', "What's ground there?"],
    ['what’s for what is', 'Who’s the miller?', 'Who is the miller?'],
    ['what’s for what is', 'Is it ground?', null],
    ['a polite frame', 'Who owns it?', 'hi, could somebody tell me who owns it, thanks!'],
    ['a polite frame', 'NATO spending', 'hi, could somebody tell me NATO spending, thanks!'],
    ['keywords in another order', 'old mill fees', 'mill fees old'],
    ['keywords in another order', 'Who owns the mill?', null],
    ['a slip of the keyboard', 'mill', 'mll'],
    ['a slip of the keyboard', 'it is so', null],
  ])('harmlessly, by %s: %j', (way, question, expected) => {
    expect(HARMLESS[way]?.(question, first)).toBe(expected);
  });

  it.each([
    ['another name', 'Who owns Oakham Mill?', 'Who owns Quillan Mill?'],
    ['another name', 'Oakham, and who owns it?', null],
    ['another number', 'Do 2 of the 1921 mills grind?', 'Do 39 of the 1921 mills grind?'],
    ['another number', 'What happened in 1921 to B2?', null],
    ['another year', 'Who owned 3 mills in 1921?', 'Who owned 3 mills in 1908?'],
    ['another year', 'Who owned 3?', null],
    ['not', 'What can I grind?', 'What can I not grind?'],
    ['not', 'Why is it not ground?', null],
    ['not', 'mill fees', null],
  ])('so that it asks something else, by %s: %j', (way, question, expected) => {
    expect(TELLING[way]?.(question, first)).toBe(expected);
  });

  it('is another text, and the same each time', () => {
    fc.assert(
      fc.property(SHORT_TEXT, fc.nat(), (question, seed) => {
        for (const reword of Object.values({ ...HARMLESS, ...TELLING })) {
          const reworded = reword(question, seeded(seed));
          expect(reworded).not.toBe(question);
          expect(reword(question, seeded(seed))).toBe(reworded);
        }
      }),
      { numRuns: runs(10_000) },
    );
  });
});
