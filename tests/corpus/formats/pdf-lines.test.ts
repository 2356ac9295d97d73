import { describe, expect, it } from 'vitest';
import { pdfLines } from '../../../src/corpus/formats/pdf-lines.ts';

describe('the lines of a page', () => {
  const piece = (str: string, y: number, hasEOL = false, x = 72) => {
    return {
      str,
      width: 6 * str.length,
      height: str === '' ? 0 : 10,
      transform: [1, 0, 0, 1, x, y],
      hasEOL,
    };
  };

  it('are told by the height of their pieces, and by the ends that the file gives', () => {
    const pieces = [
      piece('The ', 700),
      piece('mill', 702, false, 96),
      piece('turns.', 680),
      piece('', 680, true),
    ];
    expect(pdfLines([...pieces, piece('', 660, true), piece('It grinds.', 660)])).toMatchObject([
      { text: 'The mill', y: 700 },
      { text: 'turns.', y: 680 },
      { text: 'It grinds.', y: 660 },
    ]);
    expect(pdfLines([piece('one', 700), piece('two ', 700, false, 48)])).toMatchObject([{ text: 'onetwo' }]);
    expect(pdfLines([{ ...piece('x', 0), transform: [] }])).toMatchObject([{ x: 0, y: 0 }]);
  });
});
