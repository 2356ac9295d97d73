import { describe, expect, it } from 'vitest';
import { fitReply, quoteParts, type Reply, type ReplyControl, replyOf } from '../../../src/core/bot/reply.ts';
import { english } from '../../../src/core/bot/wording/english.ts';
import { quoteOf } from '../../support/answers.ts';

const control = (kind: ReplyControl['kind'], rank: number | null): ReplyControl => ({
  kind,
  rank,
  label: kind,
  sealed: 'x',
  form: null,
});

const reply = replyOf(
  quoteParts(
    ['The first.', 'The second.', 'The third.'].map((text) => quoteOf(text)),
    english,
  ),
  {
    outcome: 'answered',
    controls: [control('context', 1), control('context', 2), control('context', 3), control('up', null)],
  },
);

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
      [3, 1, 2].map(
        (rank) => ({ kind: 'quote', quote: quoteOf(`No. ${rank}.`), citation: 'c', rank }) as const,
      ),
    );
    const fitted = fitReply(context, english, ({ parts }) => quotesIn(parts) <= 2);
    expect(fitted.text).toBe('No. 1.\n— c\n\nNo. 2.\n— c\n\n1 quote is left out: there is no room here.');
  });

  it('says at the least that there is no room', () => {
    const fitted = fittedTo(5);
    expect(fitted.text).toBe('3 quotes are left out: there is no room here.');
    expect(fitted.controls.map(({ kind }) => kind)).toEqual(['up']);
  });
});
