import { beforeAll, describe, expect, it } from 'vitest';
import { sampleQuestions } from '../bench/sample-questions.ts';
import { createWindowReader, DEFAULT_WINDOW_LIMIT } from '../src/core/answering/reading/windows.ts';
import type { Reader } from '../src/core/ports/reader.ts';
import { evaluate, type TestCorpus } from '../src/evaluation/evaluate.ts';
import { byKind, measure } from '../src/evaluation/measures.ts';
import { askOf } from './support/ask-of.ts';
import { benchQuestions } from './support/bench-questions.ts';
import { openTestReader } from './support/open-test-reader.ts';

// Floors, not aims: a little under what `npm run bench:quality` measures, so that no change makes answers worse unnoticed. The
// real figures, and whether a change makes them better, come from there and from more questions.

async function measured(corpora: readonly TestCorpus[], reader: Reader | null = null) {
  const outcomes = await evaluate(
    corpora,
    (articles) =>
      askOf(articles, { reader: reader && createWindowReader(reader, DEFAULT_WINDOW_LIMIT, articles) }),
    () => 0,
    () => {},
  );
  return byKind(
    outcomes.map(({ verdict }) => verdict),
    ({ kind }) => kind,
    measure,
  );
}

describe('the answers that are read', () => {
  let reader: Reader | null = null;
  beforeAll(async () => {
    reader = await openTestReader();
  });

  it('from the article that comes along are no worse than they were, and none where it has nothing to do with a question', async () => {
    const { all, kinds } = await measured(await benchQuestions('kursk-dev.jsonl'), reader);
    expect(all.correctAt1).toBeGreaterThanOrEqual(0.8);
    expect(all.hitAt1).toBeGreaterThanOrEqual(0.8);
    expect(all.hitAt3).toBeGreaterThanOrEqual(0.89);
    expect(all.wronglyAbstained).toBeLessThanOrEqual(0.05);
    expect(kinds['none-far']?.abstentionRecall).toBe(1);
    expect(kinds['none-promo']?.abstentionRecall).toBe(1);
  });

  it('from encyclopedia articles are no worse than they were', async () => {
    const { all } = await measured(sampleQuestions(await benchQuestions('squad-tune.jsonl'), 60), reader);
    expect(all.foundAt1).toBeGreaterThanOrEqual(0.75);
    expect(all.foundAt3).toBeGreaterThanOrEqual(0.85);
  });
});

describe('the answers', () => {
  it('from the article that comes along are no worse than they were', async () => {
    const { all } = await measured(await benchQuestions('kursk-dev.jsonl'));
    expect(all.correctAt1).toBeGreaterThanOrEqual(0.74);
    expect(all.hitAt1).toBeGreaterThanOrEqual(0.68);
    expect(all.hitAt3).toBeGreaterThanOrEqual(0.81);
    expect(all.wronglyAbstained).toBeLessThanOrEqual(0.1);
  });

  it('are none where a question has nothing to do with the articles', async () => {
    const { kinds } = await measured(await benchQuestions('kursk-dev.jsonl'));
    expect(kinds['none-far']?.abstentionRecall).toBe(1);
    expect(kinds['none-promo']?.abstentionRecall).toBe(1);
  });

  it('to follow-ups are no worse than they were', async () => {
    const { all } = await measured(await benchQuestions('kursk-follow-ups.jsonl'));
    expect(all.hitAt1).toBeGreaterThanOrEqual(0.77);
    expect(all.wronglyAbstained).toBeLessThanOrEqual(0.08);
  });

  it('from encyclopedia articles are no worse than they were', async () => {
    const { all } = await measured(sampleQuestions(await benchQuestions('squad-tune.jsonl'), 10));
    expect(all.foundAt1).toBeGreaterThanOrEqual(0.72);
    expect(all.foundAt3).toBeGreaterThanOrEqual(0.85);
  });
});
