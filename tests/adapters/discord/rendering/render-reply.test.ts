import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, unescapeMarkdown } from '../../../../src/adapters/discord/rendering/markdown.ts';
import { renderComponents, renderContent } from '../../../../src/adapters/discord/rendering/render-reply.ts';
import {
  interpretedQuestion,
  restatedQuestion,
} from '../../../../src/adapters/discord/requests/shown-message.ts';
import { type Part, type Reply, type ReplyControl, replyOf } from '../../../../src/core/bot/reply.ts';
import { english } from '../../../../src/core/bot/wording/english.ts';
import { WORDINGS } from '../../../../src/core/bot/wording/wording-for.ts';
import { inert } from '../../../../src/core/inert-text.ts';
import { quoteOf } from '../../../support/answers.ts';
import { checkRequest } from '../../../support/discord/check-request.ts';
import { buttonsIn, hazardsIn, shownText } from '../../../support/discord/shown-messages.ts';

const HOSTILE = [
  '@everyone @here <@1> <@&2> <#3> <:a:4> <t:5> </ask:6>',
  '# heading\n## two\n-# small\n> quote\n>>> all\n1. list\n- item\n* item\n+ item',
  '||spoiler|| **bold** __under__ ~~gone~~ `code` ```\nfence\n```',
  '[here](https://evil.example) <https://evil.example> https://evil.example discord.gg/evil :smile:',
  String.raw`\*already\* \\ \@`,
  'می‌خواهم क्‍ष 👩🏽‍🚀 שפת C++\u200F',
];

const RENDERERS = [
  ['components', renderComponents, '/webhooks/1/token'],
  ['content', renderContent, '/channels/1/messages'],
] as const;

describe('an inert text', () => {
  it('is read as it was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...HOSTILE)), (text) => {
        expect(unescapeMarkdown(escapeMarkdown(text))).toBe(inert(text).replaceAll('\t', ' '));
      }),
    );
  });

  it.each<[string, () => string]>([
    ['60,000 digits', () => escapeMarkdown('1'.repeat(60_000))],
    ['60,000 tabs', () => escapeMarkdown(`A${'\t'.repeat(60_000)}#`)],
    ['60,000 numbers of a list', () => escapeMarkdown('1.'.repeat(30_000))],
    ['60,000 marks of direction', () => escapeMarkdown('\u200F'.repeat(60_000))],
  ])('takes time in proportion to it: %s', (_, run) => {
    const start = performance.now();
    run();
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('escapes what is Markdown at the beginning of a line, and nothing else', () => {
    expect(escapeMarkdown('# a\n 1. b\n\t- c - d #e 2. f\n12) g + h')).toContain(
      '\\# a\n 1\\. b\n \\- c - d #e 2. f\n',
    );
  });

  it.each(HOSTILE)('holds nothing that Discord obeys: %s', (text) => {
    expect(hazardsIn({ content: escapeMarkdown(text) })).toEqual([]);
  });
});

describe.each(RENDERERS)('a reply as %s', (_, render, path) => {
  it.each(HOSTILE)('shows a quote verbatim, and obeys nothing of it: %s', (text) => {
    const highlights = [[2, Math.min(9, text.length)]] as const;
    const message = render(
      answerOf([{ ...quotePart(text, 1), quote: quoteOf(text, { highlights }) }]),
      english,
    );
    const shown = shownText(message).split('\n');
    expect(shown.join('\n')).toContain(text);
    expect(hazardsIn(message)).toEqual([]);
  });

  it('has what answers in bold, over several lines too', () => {
    const quote = quoteOf('one\ntwo three', { highlights: [[1, 7]] });
    const message = render(replyOf([{ kind: 'quote', quote, rank: 1 }]), english);
    expect(JSON.stringify(message)).toContain(String.raw`> o**ne**\n> **two** three`);
  });

  it('reorders nothing and hides nothing, on buttons either', () => {
    const quote = quoteOf('in\u202Evoice pay\u200Bpal \u009B31m', { link: 'https://bot.example/a#p1' });
    const title = 'The\u202E mill\u2066';
    const article = { ...quote.article, title };
    const message = render(
      replyOf([
        { kind: 'quote', quote: { ...quote, article }, rank: 1 },
        { kind: 'list', items: [{ text: title, detail: 'a\u2067b', link: null }] },
      ]),
      english,
    );
    expect(JSON.stringify(message)).not.toMatch(/[\u200B\u202A-\u202E\u2066-\u2069\u0080-\u009F]/);
    expect(shownText(message)).toContain('invoice paypal \uFFFD31m');
    expect(shownText(message)).toContain('— The mill, ¶1');
  });

  it('leaves out whole quotes where there is no room, and says so', () => {
    const parts = [1, 2, 3].map((rank) => quotePart(`${rank} ${'*long* '.repeat(150)}`, rank));
    const message = render(answerOf(parts), english);
    expect(checkRequest('POST', path, { ...message })).toEqual([]);
    expect(shownText(message)).toContain('left out');
    for (const part of parts) {
      const { text } = part.quote;
      expect(shownText(message).includes(text) || !shownText(message).includes(text.slice(0, 9))).toBe(true);
    }
  });

  it.each([
    ['the longest question, all of marks', [{ kind: 'question', text: '*'.repeat(500) }]],
    [
      'a reading as long as it',
      [
        { kind: 'question', text: '*'.repeat(500) },
        { kind: 'aside', text: '_'.repeat(1100) },
      ],
    ],
    ['a quote longer than anything', [quotePart('x'.repeat(9_000), 1)]],
    [
      'a title longer than anything',
      [
        { kind: 'note', text: 'x'.repeat(9_000) },
        { kind: 'note', text: 'y' },
      ],
    ],
    [
      'a long list',
      [
        {
          kind: 'list',
          items: Array.from({ length: 20 }, () => ({
            text: '*'.repeat(300),
            detail: 'detail',
            link: `https://bot.example/${'x'.repeat(600)}`,
          })),
        },
      ],
    ],
    ['a note alone that is too long', [{ kind: 'note', text: 'x'.repeat(9_000) }]],
  ] satisfies [string, Part[]][])('fits with %s', (_name, parts) => {
    const message = render(answerOf(parts), english);
    expect(checkRequest('POST', path, { ...message })).toEqual([]);
    expect(shownText(message)).not.toBe('');
  });

  it('has a button to where a quote stands, and an address that is too long for one in the text, folded', () => {
    const long = `https://bot.example/${'x'.repeat(600)}`;
    const quotes = ['https://bot.example/a#p1', long, 'javascript:alert(1)', null].map((link, place) => ({
      ...quotePart('A quote.', place + 1),
      quote: quoteOf('A quote.', { link }),
    }));
    const message = render(replyOf(quotes), english);
    const urls = buttonsIn(message.components).map((button) => Object(button).url);
    expect(JSON.stringify(message)).toContain('https://bot.example/a#p1');
    expect(urls).not.toContain(long);
    expect(JSON.stringify(message)).toContain(`<${long}>`);
    expect(JSON.stringify(message)).not.toContain('javascript:');
  });

  it.each([...WORDINGS.keys()])('tells its question again, and how it was read, in “%s”', (language) => {
    const readAs = WORDINGS.get(language)?.readAs('Who *runs* the “mill”?') ?? '';
    const parts: Part[] = [
      { kind: 'shared', by: { id: '1', name: 'Ada' }, text: 'Shared by **Ada**' },
      { kind: 'question', text: 'and who\nruns *it*?' },
      { kind: 'aside', text: readAs },
      quotePart('A quote.', 1),
    ];
    const { content = '', components } = render(replyOf(parts), english);
    const message = JSON.parse(JSON.stringify({ content, components }));
    expect(restatedQuestion(message)).toBe('and who runs *it*?');
    expect(interpretedQuestion(message)).toBe('Who *runs* the “mill”?');
  });
});

it('a message without a question tells none', () => {
  expect(restatedQuestion({ content: 'Thank you. **Noted** as helpful.' })).toBeNull();
  expect(
    interpretedQuestion({ content: '', components: [{ type: 10, content: '> **all bold**' }] }),
  ).toBeNull();
});

function quotePart(text: string, rank: number): Extract<Part, { kind: 'quote' }> {
  return { kind: 'quote', quote: quoteOf(text), rank };
}

/** A reply with as many controls as there may be. */
function answerOf(parts: readonly Part[]): Reply {
  const kinds = ['more', 'context', 'context', 'context', 'share', 'up', 'down', 'gap'] as const;
  const controls: ReplyControl[] = kinds.map((kind, place) => ({
    kind,
    label: english.controls[kind](null),
    sealed: String(place).padEnd(100, 'A'),
    rank: kind === 'context' ? place : null,
    form: null,
  }));
  return replyOf(parts, { controls });
}
