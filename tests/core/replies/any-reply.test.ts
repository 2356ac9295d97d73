import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../../src/core/article.ts';
import type { Reply } from '../../../src/core/bot/reply.ts';
import { readCommand } from '../../../src/core/bot/request.ts';
import { ALWAYS_UNSURE, botOf, libraryOf, NEVER_UNSURE } from '../../support/bot-of.ts';
import { corpus as anyCorpus, questionOn } from '../../support/generated.ts';
import { talkWith } from '../../support/talk-with.ts';

it('says something, quotes verbatim, and says all of it in the plain text, whatever is asked and pressed', async () => {
  const corpusAndQuestions = anyCorpus.chain((articles) =>
    fc.tuple(
      fc.constant(articles),
      fc.array(questionOn(articles), { minLength: 1, maxLength: 2 }),
      fc.constantFrom(NEVER_UNSURE, ALWAYS_UNSURE),
    ),
  );
  await fc.assert(
    fc.asyncProperty(corpusAndQuestions, async ([articles, questions, leastConfidence]) => {
      const library = libraryOf(articles, leastConfidence);
      const talk = talkWith(botOf([], { library: () => library }));
      for (const question of questions) {
        const reply = await talk.ask(question);
        expectSound(reply, articles);
        for (const control of reply.controls) expectSound(await talk.press(control, { question }), articles);
        expectSound(await talk.get(readCommand(question, 'mention')), articles);
      }
    }),
    { numRuns: 50 },
  );
});

it('says something of anything that comes back as a control', async () => {
  const talk = talkWith(botOf([]));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (sealed) => {
      const reply = await talk.press({ kind: 'more', label: '', sealed, rank: null, form: null });
      expect(reply).toMatchObject({ outcome: 'refused', controls: [] });
      expectSound(reply, []);
    }),
  );
});

function expectSound(reply: Reply, articles: readonly Article[]): void {
  expect(reply.text.trim()).not.toBe('');
  const sealed = reply.controls.map((control) => control.sealed);
  expect(new Set(sealed).size).toBe(sealed.length);
  for (const { label, sealed } of reply.controls) {
    expect(label).not.toBe('');
    expect(sealed.length).toBeLessThanOrEqual(100);
  }
  for (const part of reply.parts) {
    if (part.kind !== 'quote') continue;
    const { text, article, passage, start, end, highlights } = part.quote;
    const source = articles.find(({ id }) => id === article.id)?.passages[passage - 1]?.text;
    expect(source?.slice(start, end)).toBe(text);
    expect(text).not.toBe('');
    expect(reply.text).toContain(text);
    for (const [from, to] of highlights) expect(0 <= from && from < to && to <= text.length).toBe(true);
  }
}
