import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { SHIPPED_MODEL } from '../../src/inference/model-files.ts';
import { openOnnxModel, type RunModel } from '../../src/inference/onnx-model.ts';
import { encodeWindow } from '../../src/inference/window-encoding.ts';
import { openTokenizer, type TokenizeText } from '../../src/inference/word-pieces.ts';
import { windowOf } from '../support/window-of.ts';

/** A question and the sentences of a window, with what the weights made of them where they were quantised. */
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
  };
  readonly nothing: readonly [number, number];
}

const GOLDEN: readonly Golden[] = readFileSync(new URL('golden.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** In logits: kernels for 8-bit products differ between processors. Where this was written they are the same, to the four digits that the file has. */
const TOLERANCE = 0.5;

let toPieces: TokenizeText;
let run: RunModel;

beforeAll(async () => {
  toPieces = await openTokenizer(SHIPPED_MODEL);
  run = await openOnnxModel({ folder: SHIPPED_MODEL, threads: 1 });
});

describe.each(GOLDEN)('“$question”', ({ question, sentences, ...golden }) => {
  it('has the pieces, the best span and the scores that the weights were published with', async () => {
    const { input } = encodeWindow(question, windowOf(sentences), toPieces);
    expect(input.ids).toEqual([101, ...golden.question_ids, 102, ...golden.window_ids, 102]);

    const { spans, nothing } = await run(input);
    const found = spans.flatMap((span, sentence) => {
      const before = input.sentenceLengths.slice(0, sentence).reduce((sum, length) => sum + length, 0);
      return span === null ? [] : [{ ...span, first: before + span.first, last: before + span.last }];
    });
    const best = found.reduce((one, other) => (other.score > one.score ? other : one));
    expect(Math.abs(best.score - golden.best.score)).toBeLessThanOrEqual(TOLERANCE);
    for (const [place, score] of golden.nothing.entries()) {
      expect(Math.abs((nothing[place] ?? Number.NaN) - score)).toBeLessThanOrEqual(TOLERANCE);
    }
    expect([best.first, best.last]).toEqual([golden.best.start, golden.best.end]);
  });
});
