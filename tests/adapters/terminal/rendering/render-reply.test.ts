import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderAnswer, renderReply } from '../../../../src/adapters/terminal/rendering/render-reply.ts';
import { printable } from '../../../../src/adapters/terminal/terminal.ts';
import type { Answer, Quote } from '../../../../src/core/answering/answer.ts';
import type { Part } from '../../../../src/core/bot/reply.ts';
import { abstainedWith, answeredWith, quoteOf, unsureWith } from '../../../support/answers.ts';

const QUOTE = quoteOf('The old mill by the river grinds grain for everybody in the valley.', {
  passage: 7,
  highlights: [[8, 12]],
  link: 'https://bot.example/articles/mill#p7',
});

function answered(quote: Partial<Quote> = {}): Answer {
  return answeredWith({ ...QUOTE, ...quote });
}

describe('an answer in the terminal', () => {
  it('has its quotes wrapped to the width, and the citation and link under each', () => {
    expect(renderAnswer(answered(), { width: 40, hasColor: false })).toBe(
      [
        '│ The old mill by the river grinds grain',
        '│ for everybody in the valley.',
        '  — The mill, ¶7',
        '  https://bot.example/articles/mill#p7',
        '',
      ].join('\n'),
    );
  });

  it('has the answering words in bold where there are colours, and the same text', () => {
    const shown = renderAnswer(answered(), { width: 40, hasColor: true });
    expect(shown).toContain('\u001B[1mmill\u001B[22m');
    expect(stripVTControlCharacters(shown)).toBe(renderAnswer(answered(), { width: 40, hasColor: false }));
  });

  it('says that it isn’t sure before quotes that may help', () => {
    expect(renderAnswer(unsureWith(QUOTE), { width: 80, hasColor: false })).toMatch(
      /^I’m not sure; this may help:\n\n│ The old mill/,
    );
  });

  it('says that the articles don’t, and offers the nearest as no answer', () => {
    const miss = abstainedWith(QUOTE);
    expect(renderAnswer(miss, { width: 80, hasColor: false })).toMatch(
      /^The articles don’t say\.\nThe closest passages, for further reading; they are not an answer:\n\n│ The old mill/,
    );
    expect(renderAnswer(abstainedWith(), { width: 80, hasColor: false })).toBe('The articles don’t say.\n');
  });

  it('says why a question can’t be looked up', () => {
    const refused: Answer = {
      ...answered(),
      status: 'invalid-question',
      quotes: [],
      nearest: [],
      reason: 'too-long',
    };
    expect(renderAnswer(refused, { width: 80, hasColor: false })).toBe(
      'That question is too long: the limit is 500 characters.\n',
    );
  });

  it('has nothing a terminal would obey', () => {
    const hostile = answered({
      text: 'a\u001B]0;title\u0007b\u202Ec',
      highlights: [],
      article: { ...QUOTE.article, title: 'x\u001B[2J' },
    });
    const shown = renderAnswer(hostile, { width: 80, hasColor: false });
    expect(shown).toContain('a\uFFFD]0;title\uFFFDbc');
    expect(shown).not.toContain('\u001B');
  });

  it('has the words in bold that answer, though something unseen stands before them', () => {
    const quote = answered({ text: 'a\u200B\u202Eb Mary c', highlights: [[5, 9]] });
    expect(renderAnswer(quote, { width: 80, hasColor: true })).toContain('ab \u001B[1mMary\u001B[22m c');
  });

  it('reads from right to left where the article does, and a title of it stays together', () => {
    const article = { ...QUOTE.article, title: 'הטחנה\u202E' };
    const shown = renderAnswer(answered({ text: 'הטחנה ישנה\u200F.', highlights: [], article }), {
      width: 80,
      hasColor: false,
    });
    expect(shown).toContain('│ הטחנה ישנה\u200F.\n');
    expect(shown).toContain('— \u2068הטחנה\u2069, ¶');
  });

  it('can be read in a very narrow terminal', () => {
    expect(renderAnswer(answered(), { width: 1, hasColor: false })).toContain('│ The old mill by the\n');
  });
});

describe('printable text', () => {
  it('is text, whatever it was', () => {
    expect(printable('a\tb\u0000\u001Bc\u009B2J\u2028d\u200B\u202E\n🎉')).toBe(
      'a b\uFFFD\uFFFDc\uFFFD2J d\n🎉',
    );
  });
});

const PARTS: readonly Part[] = [
  { kind: 'shared', by: { id: 'U1', name: 'Ada' }, text: 'Shared by Ada' },
  { kind: 'question', text: 'where is\u001B[2J the mill?' },
  { kind: 'aside', text: 'Read as “mill”' },
  { kind: 'note', text: 'A note that is too long for one line of it.' },
  { kind: 'note', text: 'Another.' },
  {
    kind: 'quote',
    quote: quoteOf('The mill stands.', { highlights: [[4, 8]] }),
    rank: 1,
  },
  {
    kind: 'list',
    items: [
      { text: 'an item', detail: 'a detail', link: 'https://bot.example' },
      { text: 'another', detail: null, link: null },
    ],
  },
];

it('shows all parts, wrapped, with nothing in them that a terminal obeys', () => {
  expect(renderReply({ parts: PARTS }, { width: 30, hasColor: false })).toBe(`Shared by Ada

where is\uFFFD[2J the mill?

Read as “mill”

A note that is too long for
one line of it.
Another.

│ The mill stands.
  — The mill, ¶1

• an item (a detail)
  https://bot.example
• another
`);
});

it('has the question bold and what is small print dim where there are colours', () => {
  const shown = renderReply({ parts: PARTS }, { width: 30, hasColor: true });
  expect(shown).toContain('\u001B[1mwhere is');
  expect(shown).toContain('\u001B[2mRead as “mill”');
  expect(shown).toContain('\u001B[1mmill\u001B[22m');
});
