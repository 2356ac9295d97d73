import { expect, it } from 'vitest';
import { plainText } from '../../../src/core/bot/reply.ts';
import { quoteOf } from '../../support/answers.ts';

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
      citation: 'The mill, ¶1',
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
