import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleQuestions } from '../bench/questions.ts';
import type { OpenReader } from '../src/inference/open-reader.ts';
import { benchQuestions, measureAnswers } from './support/evaluation.ts';
import { KERNELS } from './support/kernels.ts';
import { openReaderThatRoundsOtherwise, openTestReader } from './support/open-test-reader.ts';

// Floors two or three questions below what was measured: decision 12 tells how far rounding moves the figures.

describe.each(KERNELS)('the answers that are read, $kernel,', ({ optimised }) => {
  let reader: OpenReader;
  beforeAll(async () => {
    reader = await (optimised ? openTestReader() : openReaderThatRoundsOtherwise());
  });
  afterAll(() => reader.close());

  it('from the article that comes along are no worse than they were, and none where it has nothing to do with a question', async () => {
    const { all, kinds } = await measureAnswers(await benchQuestions('kursk-dev.jsonl'), reader);
    expect(all.correctAt1).toBeGreaterThanOrEqual(0.8);
    expect(all.hitAt1).toBeGreaterThanOrEqual(0.79);
    expect(all.hitAt3).toBeGreaterThanOrEqual(0.87);
    expect(all.wronglyAbstained).toBeLessThanOrEqual(0.07);
    expect(kinds['none-far']?.abstentionRecall).toBe(1);
    expect(kinds['none-promo']?.abstentionRecall).toBe(1);
  });

  it('from encyclopedia articles are no worse than they were', async () => {
    const { all } = await measureAnswers(
      sampleQuestions(await benchQuestions('squad-tune.jsonl'), 120),
      reader,
    );
    expect(all.foundAt1).toBeGreaterThanOrEqual(0.84);
    expect(all.foundAt3).toBeGreaterThanOrEqual(0.88);
  });
});
