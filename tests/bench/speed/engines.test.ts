import { describe, expect, it } from 'vitest';
import { uniteCorpora } from '../../../bench/speed/corpus.ts';
import { ENGINES } from '../../../bench/speed/engines.ts';
import { measureEngine, measureStartUp } from '../../../bench/speed/measure-engine.ts';
import { buildTestCorpus } from '../../../src/commands/test-corpora.ts';
import { inFolder } from '../../support/in-folder.ts';

const corpus = uniteCorpora(
  [
    ['The wind turns slowly in autumn.', 'Rivers flood the lower meadows.'],
    ['Bakers rise before dawn.', 'balloon pilots', 'Wool is dyed with madder.'],
  ].map((paragraphs, place) =>
    buildTestCorpus({
      title: `Notes ${place}`,
      paragraphs,
      questions:
        place === 1 ? [{ question: 'balloon pilots', gold: [{ paragraph: 2, text: 'pilots' }] }] : [],
    }),
  ),
);
const PILOTS = 3;

describe.each(ENGINES)('$name', (engine) => {
  it('finds an obvious passage, by its place in the corpus', async () => {
    const { first } = await engine.build(corpus.articles);
    expect(await first('balloon pilots')).toBe(PILOTS);
  });

  it('finds nothing where there is nothing', async () => {
    const { first } = await engine.build(corpus.articles);
    expect(await first('zzzz qqqq xxxx')).toBeNull();
  });

  it('finds the same when it starts from a file', async () => {
    const saved = await (await engine.build(corpus.articles)).save();
    const { first } = await engine.restore(saved, corpus.articles);
    expect(await first('balloon pilots')).toBe(PILOTS);
    const folder = await inFolder({ index: saved });
    expect(await measureStartUp(engine, corpus.articles, `${folder}/index`)).toBeGreaterThan(0);
  });

  it('takes a question for words, whatever signs it has', async () => {
    const { first } = await engine.build(corpus.articles);
    for (const question of ['a:b ~1 ^2 +x -y * ?', '"balloon" (pilots)', '']) {
      await expect(first(question)).resolves.not.toThrow();
    }
  });

  it('is measured', async () => {
    let used = 0;
    // To collect all garbage of all tests takes seconds.
    const memory = async () => {
      used += 100;
      return used;
    };
    const { measurement } = await measureEngine(engine, corpus, { timed: 3, budget: 1000 }, memory);
    expect(measurement).toMatchObject({
      passages: 5,
      memory: { built: 100, asked: 200 },
      latency: { timed: 3, p50: expect.any(Number), p99: null },
      foundFirst: { questions: 1, share: 1 },
    });
  });
});
