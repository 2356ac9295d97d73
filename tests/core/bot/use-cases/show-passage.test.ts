import { describe, expect, it } from 'vitest';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { botOf } from '../../../support/bot-of.ts';
import { ADMIN, MILL, MOOR, millTalk } from '../../../support/mill-talk.ts';
import { quotesOf, talkWith } from '../../../support/talk-with.ts';

const passage = (article: string, number: number) => ({ kind: 'context', article, passage: number }) as const;

describe('a passage that is named by its article and number', () => {
  it('is shown between its neighbours, with what it is', async () => {
    const { talk } = millTalk();
    const reply = await talk.get(passage('mill', 2));
    expect(quotesOf(reply)).toEqual(MILL.passages.slice(0, 3).map(({ text }) => text));
    expect(reply.text).toContain('The mill, ¶2');
  });

  it.each([
    [1, [1, 2]],
    [6, [5, 6]],
  ])('has one neighbour at either end: %d', async (number, shown) => {
    const { talk } = millTalk();
    const { parts } = await talk.get(passage('mill', number));
    expect(parts.flatMap((part) => (part.kind === 'quote' ? [part.quote.passage] : []))).toEqual(shown);
  });

  it.each([
    ['mill', 7],
    ['mill', 0],
    ['mill', 1.5],
    ['mill', Number.NaN],
    ['nowhere', 1],
    ['__proto__', 1],
  ])('isn’t there, and that is said: %s, %d', async (article, number) => {
    const { talk } = millTalk();
    expect(await talk.get(passage(article, number))).toMatchObject({
      outcome: 'refused',
      text: english.changedSince,
    });
  });

  it('isn’t shown where its article isn’t answered from', async () => {
    const { talk } = millTalk();
    await talk.get({ kind: 'settings', change: 'articles mill' }, { asker: ADMIN });
    expect((await talk.get(passage('moor', 1))).text).toBe(english.changedSince);
    expect(quotesOf(await talk.get(passage('mill', 1)))).not.toEqual([]);
  });

  it('isn’t shown where the bot is switched off', async () => {
    const talk = talkWith(botOf([MILL, MOOR], { settings: { listens: 'off' } }));
    expect((await talk.get(passage('mill', 1))).text).toBe(english.off);
  });
});
