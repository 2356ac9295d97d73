import { expect, it } from 'vitest';
import { renderReply } from '../../../src/adapters/terminal/rendering/render-reply.ts';
import type { Part } from '../../../src/core/bot/reply.ts';
import { quoteOf } from '../../support/answers.ts';

const PARTS: readonly Part[] = [
  { kind: 'shared', by: { id: 'U1', name: 'Ada' }, text: 'Shared by Ada' },
  { kind: 'question', text: 'where is\u001B[2J the mill?' },
  { kind: 'aside', text: 'Read as “mill”' },
  { kind: 'note', text: 'A note that is too long for one line of it.' },
  { kind: 'note', text: 'Another.' },
  {
    kind: 'quote',
    quote: quoteOf('The mill stands.', { highlights: [[4, 8]] }),
    citation: 'The mill, ¶1',
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
