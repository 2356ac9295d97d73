import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article.ts';
import {
  fitReply,
  plainText,
  quoteParts,
  type Reply,
  type ReplyControl,
  replyOf,
} from '../../../src/core/bot/reply.ts';
import { readCommand } from '../../../src/core/bot/request.ts';
import { english } from '../../../src/core/bot/wording/english.ts';
import { quoteOf } from '../../support/answers.ts';
import { ALWAYS_UNSURE, botOf, libraryOf, NEVER_UNSURE } from '../../support/bot-of.ts';
import { corpus as anyCorpus, questionOn } from '../../support/generated.ts';
import { talkWith } from '../../support/talk-with.ts';

const control = (kind: ReplyControl['kind'], rank: number | null): ReplyControl => ({
  kind,
  rank,
  label: kind,
  sealed: 'x',
  form: null,
});

const reply = replyOf(quoteParts(['The first.', 'The second.', 'The third.'].map((text) => quoteOf(text))), {
  outcome: 'answered',
  controls: [control('context', 1), control('context', 2), control('context', 3), control('up', null)],
});

function fittedTo(characters: number): Reply {
  return fitReply(reply, english, ({ text }) => text.length <= characters);
}

function quotesIn(parts: Reply['parts']): number {
  return parts.filter(({ kind }) => kind === 'quote').length;
}

describe('a reply that is to fit', () => {
  it('stays as it is where there is room', () => {
    expect(fittedTo(1_000)).toBe(reply);
  });

  it('loses whole quotes, the last first, with their controls, and says how many', () => {
    const fitted = fitReply(reply, english, ({ parts }) => quotesIn(parts) <= 2);
    expect(fitted.text).toBe(
      'The first.\n— The mill, ¶1\n\nThe second.\n— The mill, ¶1\n\n1 quote is left out: there is no room here.',
    );
    expect(fitted.controls.map(({ kind, rank }) => [kind, rank])).toEqual([
      ['context', 1],
      ['context', 2],
      ['up', null],
    ]);
    expect(fitted.outcome).toBe('answered');
  });

  it('keeps the place of the quotes that stay', () => {
    const context = replyOf(
      [3, 1, 2].map((rank) => ({ kind: 'quote', quote: quoteOf(`No. ${rank}.`), rank }) as const),
    );
    const fitted = fitReply(context, english, ({ parts }) => quotesIn(parts) <= 2);
    expect(fitted.text).toBe(
      'No. 1.\n— The mill, ¶1\n\nNo. 2.\n— The mill, ¶1\n\n1 quote is left out: there is no room here.',
    );
  });

  it('says at the least that there is no room', () => {
    const fitted = fittedTo(5);
    expect(fitted.text).toBe('3 quotes are left out: there is no room here.');
    expect(fitted.controls.map(({ kind }) => kind)).toEqual(['up']);
  });
});

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

it('plain text leaves nothing of the parts out', () => {
  const text = plainText([
    { kind: 'shared', by: { id: 'U1', name: 'Ada' }, text: 'Shared by Ada' },
    { kind: 'question', text: 'where is the mill?' },
    { kind: 'aside', text: 'Read as “mill”' },
    { kind: 'note', text: 'One note.' },
    { kind: 'note', text: 'Another.' },
    {
      kind: 'quote',
      quote: quoteOf('It stands\nby the river.', { link: 'https://bot.example/articles/mill#p1' }),
      rank: 1,
    },
    {
      kind: 'list',
      items: [
        { text: 'an item', detail: null, link: null },
        { text: 'another', detail: 'a detail', link: 'https://bot.example' },
      ],
    },
  ]);
  expect(text).toBe(`Shared by Ada

where is the mill?

Read as “mill”

One note.
Another.

It stands
by the river.
— The mill, ¶1
https://bot.example/articles/mill#p1

• an item
• another
  a detail
  https://bot.example`);
});
