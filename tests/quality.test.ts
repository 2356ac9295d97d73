import { beforeAll, describe, expect, it } from 'vitest';
import { sampleQuestions } from '../bench/questions.ts';
import type { Reader } from '../src/core/ports/reader.ts';
import { benchQuestions, measureAnswers } from './support/evaluation.ts';
import { openTestReader } from './support/open-test-reader.ts';

// Floors, not aims: a little under what `npm run bench:quality` measures, so that no change makes answers worse unnoticed. The
// real figures, and whether a change makes them better, come from there and from more questions. Answers that are read may move by
// two questions, as rounding can move them by one (decision 12); `quality.kernels.ts` asks more questions, of two kernels.

describe('the answers that are read', () => {
  let reader: Reader | null = null;
  beforeAll(async () => {
    reader = await openTestReader();
  });

  it('from the article that comes along are no worse than they were, and none where it has nothing to do with a question', async () => {
    const questions = sampleQuestions(await benchQuestions('kursk-dev.jsonl'), 2);
    const { all, kinds } = await measureAnswers(questions, reader);
    expect(all.correctAt1).toBeGreaterThanOrEqual(0.75);
    expect(all.hitAt1).toBeGreaterThanOrEqual(0.7);
    expect(all.hitAt3).toBeGreaterThanOrEqual(0.83);
    expect(all.wronglyAbstained).toBeLessThanOrEqual(0.13);
    expect(kinds['none-far']?.abstentionRecall).toBe(1);
    expect(kinds['none-promo']?.abstentionRecall).toBe(1);
  });

  it('from encyclopedia articles are no worse than they were', async () => {
    const { all } = await measureAnswers(
      sampleQuestions(await benchQuestions('squad-tune.jsonl'), 360),
      reader,
    );
    expect(all.foundAt1).toBeGreaterThanOrEqual(0.6);
    expect(all.foundAt3).toBeGreaterThanOrEqual(0.7);
  });
});

describe('the answers', () => {
  let onTheArticle: Awaited<ReturnType<typeof measureAnswers>>;
  beforeAll(async () => {
    onTheArticle = await measureAnswers(await benchQuestions('kursk-dev.jsonl'));
  });

  it('from the article that comes along are no worse than they were', () => {
    const { all } = onTheArticle;
    expect(all.correctAt1).toBeGreaterThanOrEqual(0.74);
    expect(all.hitAt1).toBeGreaterThanOrEqual(0.68);
    expect(all.hitAt3).toBeGreaterThanOrEqual(0.81);
    expect(all.wronglyAbstained).toBeLessThanOrEqual(0.1);
  });

  it('are none where a question has nothing to do with the articles', () => {
    const { kinds } = onTheArticle;
    expect(kinds['none-far']?.abstentionRecall).toBe(1);
    expect(kinds['none-promo']?.abstentionRecall).toBe(1);
  });

  it('to follow-ups are no worse than they were', async () => {
    const { all } = await measureAnswers(await benchQuestions('kursk-follow-ups.jsonl'));
    expect(all.hitAt1).toBeGreaterThanOrEqual(0.77);
    expect(all.wronglyAbstained).toBeLessThanOrEqual(0.08);
  });

  it('from encyclopedia articles are no worse than they were', async () => {
    const { all } = await measureAnswers(sampleQuestions(await benchQuestions('squad-tune.jsonl'), 10));
    expect(all.foundAt1).toBeGreaterThanOrEqual(0.72);
    expect(all.foundAt3).toBeGreaterThanOrEqual(0.85);
  });
});
