import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { openReaderModel, type RunReader } from '../../src/inference/reader-model.ts';
import { encodeWindow } from '../../src/inference/window-encoding.ts';
import { openTokenizer, type TokenizeText } from '../../src/inference/word-pieces.ts';
import { KERNELS, SAFE_LEAD, SCORE_TOLERANCE } from '../support/kernels.ts';
import { windowOf } from '../support/window-of.ts';

/** A question and the sentences of a window, with what the weights made of them where they were published. */
interface Golden {
  readonly question: string;
  readonly sentences: readonly string[];
  readonly question_ids: readonly number[];
  readonly window_ids: readonly number[];
  /** Places of its first and last piece in the window. */
  readonly best: {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly score: number;
    /** Its score less that of the next best span. */
    readonly lead: number;
  };
  readonly nothing: readonly [number, number];
}

const GOLDEN: readonly Golden[] = readFileSync(new URL('golden.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Fewer would leave too little of the weights looked at; 16 have such a lead. */
const LEAST_SAFE = 12;

let tokenize: TokenizeText;

beforeAll(async () => {
  tokenize = await openTokenizer(SHIPPED_MODEL);
});

it('enough best spans lead so far that no processor may find another', () => {
  expect(GOLDEN.filter(({ best }) => best.lead > SAFE_LEAD).length).toBeGreaterThanOrEqual(LEAST_SAFE);
});

describe.each(KERNELS)('$kernel', ({ optimised }) => {
  let run: RunReader;
  beforeAll(async () => {
    run = await openReaderModel({ folder: SHIPPED_MODEL, threads: 1, isOptimised: optimised });
  });

  it.each(GOLDEN)(
    '“$question” has the pieces and scores that were published, and the best span where it leads',
    async ({ question, sentences, ...golden }) => {
      const { input } = encodeWindow(question, windowOf(sentences), tokenize);
      expect(input.ids).toEqual([101, ...golden.question_ids, 102, ...golden.window_ids, 102]);

      const { spans, noAnswer } = await run(input);
      const found = spans.flatMap((span, sentence) => {
        const before = input.sentenceLengths.slice(0, sentence).reduce((sum, length) => sum + length, 0);
        return span === null ? [] : [{ ...span, first: before + span.first, last: before + span.last }];
      });
      const best = found.reduce((one, other) => (other.score > one.score ? other : one));
      expect(Math.abs(best.score - golden.best.score)).toBeLessThanOrEqual(SCORE_TOLERANCE);
      for (const [place, score] of golden.nothing.entries()) {
        expect(Math.abs((noAnswer[place] ?? Number.NaN) - score)).toBeLessThanOrEqual(SCORE_TOLERANCE);
      }
      if (golden.best.lead > SAFE_LEAD) {
        expect([best.first, best.last]).toEqual([golden.best.start, golden.best.end]);
      }
    },
  );
});
