import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderReply } from '../../../../src/adapters/slack/rendering/render-reply.ts';
import { type Part, type Reply, replyOf } from '../../../../src/core/bot/reply.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { quoteOf } from '../../../support/answers.ts';
import { checkPayload, findHazards } from '../../../support/slack/check-payload.ts';
import { HOSTILE } from '../../stage.ts';

const hostile = fc.oneof(
  fc.constantFrom(
    HOSTILE,
    '&lt;',
    '\u202Egnol',
    '```',
    ':tada:',
    '<!here|x>',
    '\u0000\u0007',
    '"'.repeat(80),
  ),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 50 }),
);
const text = fc.array(hostile, { minLength: 1, maxLength: 4 }).map((pieces) => `a${pieces.join(' ')}`);
const link = fc.constantFrom(null, 'https://example.org/a#p1', 'javascript:alert(1)', 'x'.repeat(4_000));

const quotePart = fc.tuple(text, fc.integer({ min: 1, max: 12 }), link).map(
  ([words, times, url]): Part => ({
    kind: 'quote',
    quote: quoteOf(words.repeat(times), { highlights: [[0, 1]], link: url, section: [words] }),
    rank: 1,
  }),
);
const otherPart = fc.oneof(
  fc
    .tuple(fc.constantFrom('question', 'note', 'aside'), text)
    .map(([kind, words]): Part => ({ kind, text: words })),
  text.map((words): Part => ({ kind: 'shared', by: { id: 'U1', name: words }, text: words })),
  fc.array(fc.tuple(text, fc.option(text), link), { minLength: 1, maxLength: 20 }).map(
    (items): Part => ({
      kind: 'list',
      items: items.map(([words, detail, url]) => ({ text: words, detail, link: url })),
    }),
  ),
);

describe('a reply on Slack', () => {
  it('is what Slack takes and obeys nothing, whatever it says', () => {
    const parts = fc.tuple(otherPart, fc.array(quotePart, { maxLength: 3 }), otherPart);
    fc.assert(
      fc.property(parts, ([first, quotes, last]) => {
        const message = { ...renderReply(withRanks([first, ...quotes, last]), english) };
        expect(checkPayload('chat.postMessage', message)).toEqual([]);
        expect(findHazards(message)).toEqual([]);
      }),
    );
  });

  it('draws each quote whole, the words that answer in bold', () => {
    const quote = quoteOf(`It is *Mary* ${HOSTILE} who runs it.`, { highlights: [[6, 12]] });
    const message = renderReply(withRanks([{ kind: 'quote', quote, rank: 1 }]), english);
    const drawn = JSON.parse(JSON.stringify(message.blocks))[0].elements[0];
    expect(drawn.type).toBe('rich_text_quote');
    expect(drawn.elements.map((element: { text: string }) => element.text).join('')).toBe(quote.text);
    expect(drawn.elements.filter((element: { style?: object }) => element.style)).toEqual([
      { type: 'text', text: '*Mary*', style: { bold: true } },
    ]);
  });

  it('reorders nothing and hides nothing', () => {
    const title = 'The\u202E mill\u2066';
    const unseen = 'in\u202Evoice pay\u200Bpal \u009B31m';
    const quote = quoteOf(unseen, { highlights: [[0, 8]] });
    const article = { ...quote.article, title };
    const message = renderReply(
      replyOf(
        [
          { kind: 'question', text: unseen },
          { kind: 'quote', quote: { ...quote, article }, rank: 1 },
          { kind: 'list', items: [{ text: title, detail: unseen, link: 'https://a.example/\u202Ecod' }] },
        ],
        { controls: [{ kind: 'up', label: unseen, sealed: 'x', rank: null, form: null }] },
      ),
      english,
    );
    const drawn = JSON.stringify(message);
    expect(drawn).not.toMatch(/[\u200B\u202A-\u202E\u2066-\u2069\u0080-\u009F]/);
    expect(drawn).toContain('"text":"invoice","style":{"bold":true}');
    expect(drawn).toContain('The mill, ¶1');
    expect(drawn).toContain('https://a.example/%E2%80%AEcod');
  });

  it('reads from right to left where the article does, and keeps joiners', () => {
    const quote = quoteOf('می‌خواهم. שפת C++\u200F היא 👩🏽‍🚀');
    const article = { ...quote.article, title: 'הטחנה' };
    const parts: Part[] = [{ kind: 'quote', quote: { ...quote, article, passage: 2 }, rank: 1 }];
    const drawn = JSON.stringify(renderReply(replyOf(parts), english).blocks);
    expect(drawn).toContain(quote.text);
    expect(drawn).toContain('"— "');
    expect(drawn).toContain('\u2068הטחנה\u2069, ¶2');
  });

  it('leaves out whole quotes where there isn’t room for three of the longest', () => {
    const quotes = [1, 2, 3].map(
      (rank): Part => ({
        kind: 'quote',
        quote: quoteOf(`${rank}`.repeat(5_500)),
        rank,
      }),
    );
    const message = renderReply(withRanks(quotes), english);
    expect(checkPayload('response_url', { ...message })).toEqual([]);
    expect(message.text).toContain('1'.repeat(5_500));
    expect(message.text).toContain('2'.repeat(5_500));
    expect(message.text).not.toContain('3');
    expect(message.text).toContain(english.leftOut(1));
  });

  it('is a plain text where it is too long for blocks', () => {
    const message = renderReply(replyOf([{ kind: 'note', text: 'a'.repeat(14_000) }]), english);
    expect(message.blocks).toBeUndefined();
    expect(message.text).toHaveLength(14_000);
  });
});

function withRanks(parts: readonly Part[]): Reply {
  let rank = 0;
  return replyOf(
    parts.map((part) => {
      if (part.kind !== 'quote') return part;
      rank += 1;
      return { ...part, rank };
    }),
  );
}
