import { expect, it } from 'vitest';
import { correctSpelling } from '../../../src/core/answering/question.ts';
import { questionOf } from '../../support/question-of.ts';

const SPELLINGS: Readonly<Record<string, string>> = { bortnikof: 'bortnikov', pipline: 'pipeline' };

it('spells the content words of a question anew, and leaves all else as it is', () => {
  const spell = ({ word }: { word: string }) => SPELLINGS[word] ?? null;
  expect(correctSpelling(questionOf('Hello! Who is  “Bortnikof”, of the pipline?'), spell)).toBe(
    'Who is bortnikov, of the pipeline?',
  );
  expect(correctSpelling(questionOf('Who runs it?'), spell)).toBe('Who runs it?');
});
