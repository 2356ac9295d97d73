import { expect, it } from 'vitest';
import { parsePlainText } from '../../../src/corpus/formats/parse-plain-text.ts';

function textsOf(text: string): string[] {
  return parsePlainText(text).blocks.map((block) => block.text);
}

it('has a paragraph between blank lines, wrapped lines joined', () => {
  expect(textsOf('One goes\non here.\r\n \t\r\n\r\nTwo\u00A0is it.\n')).toEqual([
    'One goes on here.',
    'Two\u00A0is it.',
  ]);
});

it('takes a short first line that stands alone as the title', () => {
  expect(parsePlainText('On Kursk\n\nIt began.')).toEqual({
    details: { title: 'On Kursk' },
    blocks: [{ text: 'It began.', section: [] }],
  });
  expect(parsePlainText('It began.\n\nIt ended.').details.title).toBeUndefined();
  expect(parsePlainText('Just one line').blocks).toHaveLength(1);
  expect(parsePlainText('Roses are red\nViolets are blue\n\nSugar.').details.title).toBeUndefined();
  expect(parsePlainText('- an item\n\nText.').details.title).toBeUndefined();
});

it('has a paragraph a line where no line is blank and every line ends as prose does', () => {
  expect(textsOf('One is it.\nTwo is it.”')).toEqual(['One is it.', 'Two is it.”']);
  expect(textsOf('One goes\non here.')).toEqual(['One goes on here.']);
});

it('sets furniture in the midst of a paragraph aside', () => {
  expect(textsOf('None.\n\nOne is\nREAD MORE: Ten mills\nhere.\n\nTwo.')).toEqual([
    'None.',
    'One is',
    'here.',
    'Two.',
    'READ MORE: Ten mills',
  ]);
});

it('has what a colon announces in the same paragraph', () => {
  expect(textsOf('The keys:\n\nRed is for the attic.\n\nThey hang there.')).toEqual([
    'The keys:\nRed is for the attic.',
    'They hang there.',
  ]);
});
