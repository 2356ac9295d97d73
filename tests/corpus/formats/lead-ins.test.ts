import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinLeadIns, joinParagraphs } from '../../../src/corpus/formats/lead-ins.ts';
import { readPage } from '../../../src/corpus/formats/read-page.ts';
import { splitSentences } from '../../../src/corpus/split-sentences.ts';

function textsOf(html: string): string[] {
  return readPage(html).blocks.map(({ text }) => text);
}

const listOf = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}`).join('')}</ul>`;

describe('what ends in a colon', () => {
  it.each([
    [
      'a list',
      `<p>These rooms need a key:</p>${listOf(['Attic', 'Cellar'])}`,
      'These rooms need a key:\nAttic\nCellar',
    ],
    ['code', '<p>Run this:</p><pre>make all\nmake test</pre>', 'Run this:\nmake all\nmake test'],
    ['a quotation', '<p>She said:</p><blockquote>It turns.</blockquote>', 'She said:\nIt turns.'],
    ['a paragraph', '<p>Note:</p><p>It turns.</p>', 'Note:\nIt turns.'],
    [
      'a list in a list',
      listOf(['Rooms:<ul><li>Attic<li>Cellar</ul>', 'Doors']).replace('<ul>', '<p>All:</p><ul>'),
      'All:\nRooms:\nAttic\nCellar\nDoors',
    ],
  ])('is one passage with %s that it announces, quoted whole', (_, html, text) => {
    expect(textsOf(html)).toEqual([text]);
    expect(splitSentences(text)).toEqual([{ start: 0, end: text.length }]);
  });

  it('begins every passage of a list that is too long to be quoted at once', () => {
    const items = ['one', 'two', 'three'].map((name) => `${name} ${'x'.repeat(180)}`);
    expect(textsOf(`<p>Never do this:</p>${listOf(items)}`)).toEqual([
      `Never do this:\n${items[0]}\n${items[1]}`,
      `Never do this:\n${items[2]}`,
    ]);
  });

  it('is not repeated where an item fills a passage by itself', () => {
    const [first, second] = ['one', 'two'].map((name) => `${name} ${'x'.repeat(390)}`);
    expect(textsOf(`<p>Never do this:</p>${listOf([first ?? '', second ?? ''])}`)).toEqual([
      `Never do this:\n${first}`,
      second,
    ]);
  });

  it('is the last sentence alone of a long paragraph', () => {
    const before = 'The house is old and has many rooms that nobody uses. '.repeat(5).trim();
    expect(textsOf(`<p>${before} These need a key:</p>${listOf(['Attic', 'Cellar'])}`)).toEqual([
      before,
      'These need a key:\nAttic\nCellar',
    ]);
  });

  it('announces nothing under another heading, and no advertisement', () => {
    expect(textsOf('<h2>A</h2><p>Below:</p><h2>B</h2><p>Text.</p>')).toEqual(['Below:', 'Text.']);
    expect(textsOf('<p>Below:</p><p>READ MORE: Ten mills</p><p>Text.</p>')).toEqual([
      'Below:\nText.',
      // No passage: it is counted.
      'READ MORE: Ten mills',
    ]);
  });
});

describe('a list that nothing announces', () => {
  it('announces nothing with the name of an emoji, as chats write it', () => {
    const textsAfter = (first: string) => textsOf(`<p>${first}</p><p>It turns.</p>`);
    for (const thanks of ['Thanks! :tada:', ':+1:', '(:wave:', 'Done.:white_check_mark:'])
      expect(textsAfter(thanks)).toEqual([thanks, 'It turns.']);
    for (const lead of ['Use host:port:', 'At 10:30:', 'Note: this:', '::'])
      expect(textsAfter(lead)).toEqual([`${lead}\nIt turns.`]);
  });

  it('has a passage an item', () => {
    expect(textsOf(`<p>All need a key.</p>${listOf(['Attic', 'Cellar'])}`)).toEqual([
      'All need a key.',
      'Attic',
      'Cellar',
    ]);
  });
});

it('passages that were joined are the same when they are read again', () => {
  const piece = fc.record({
    text: fc.oneof(
      fc.constantFrom('A:', 'b', 'Note: x:', 'One. Two:', 'READ MORE: z'),
      fc.string({ unit: fc.constantFrom('a', ' ', '.', ':', '\n', 'B'), maxLength: 900 }),
    ),
    section: fc.constantFrom([], ['A']),
    group: fc.constantFrom(null, null, 1, 2),
    depth: fc.integer({ min: 0, max: 3 }),
    isItem: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const joined = joinLeadIns(pieces);
      expect(joinParagraphs(joined)).toEqual(joined);
    }),
  );
});
