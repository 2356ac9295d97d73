import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAsk } from '../../src/core/answering/ask.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import { buildArticle } from '../../src/corpus/build-article.ts';
import { fuzzed } from './fuzz.ts';
import { hostileText, RUNS } from './hostile-text.ts';
import { NOTATIONS } from './notations.ts';

it('whatever articles hold and people ask, quotes are slices of them', async () => {
  const text = fc.oneof(NOTATIONS.slack, NOTATIONS.markdown, hostileText);
  const block = fc.record({ text, section: fc.array(text, { maxLength: 2 }) });
  const article = fc.record({
    title: text,
    language: fc.constantFrom(
      undefined,
      'en',
      'de',
      'uk',
      'zh',
      'tlh',
      '',
      'x',
      'en_US',
      '__proto__',
      '\uD800',
      'constructor',
    ),
    synonyms: fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 2 }),
    blocks: fc.array(block, { maxLength: 4 }),
  });
  const cases = fc.tuple(fc.array(article, { minLength: 1, maxLength: 3 }), text);
  await fuzzed('articles and questions', RUNS, cases, async ([drafts, question]) => {
    const articles = drafts.flatMap(({ blocks, ...details }, at) => {
      const built = buildArticle({ details, blocks }, { id: `a${at}`, title: 'A' });
      return built === null ? [] : [built];
    });
    const ask = createAsk(createPassageIndex(articles), { publicUrl: null });
    const { quotes, nearest } = await ask(question.slice(0, 500));
    for (const quote of [...quotes, ...nearest]) {
      const held = articles.find(({ id }) => id === quote.article.id)?.passages[quote.passage - 1];
      expect(quote.text).toBe(held?.text.slice(quote.start, quote.end));
      for (const [start, end] of quote.highlights)
        expect(0 <= start && start < end && end <= quote.text.length).toBe(true);
    }
  });
});
