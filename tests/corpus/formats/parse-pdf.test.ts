import { describe, expect, it } from 'vitest';
import { parsePdf } from '../../../src/corpus/formats/parse-pdf.ts';
import { type DrawnLine, pdfOf } from '../../support/pdf.ts';

/** Lines below each other, as a typesetter sets them. */
const lines = (y: number, ...texts: string[]): DrawnLine[] =>
  texts.map((text, place) => ({ text, y: y - 14 * place }));

async function textsOf(pages: readonly (readonly DrawnLine[])[]): Promise<string[]> {
  return (await parsePdf(pdfOf(pages))).blocks.map(({ text }) => text);
}

describe('the text of a PDF', () => {
  it('is its paragraphs, by the space between them, with what is set large as headings', async () => {
    const { emptyPages, ...draft } = await parsePdf(
      pdfOf([
        [
          { text: 'The mills of Oakham', y: 780, size: 20 },
          ...lines(740, 'The mill stands by the river and', 'has done so for long.'),
          ...lines(690, 'It grinds grain.'),
          { text: 'Its wheel', y: 650, size: 14 },
          ...lines(620, 'The wheel is new.'),
        ],
      ]),
    );
    expect(draft.blocks).toEqual([
      { text: 'The mill stands by the river and has done so for long.', section: [] },
      { text: 'It grinds grain.', section: [] },
      { text: 'The wheel is new.', section: ['Its wheel'] },
    ]);
    expect(draft.details).toMatchObject({ title: 'The mills of Oakham', language: 'en-GB' });
    expect(emptyPages).toEqual([]);
  });

  it('has paragraphs that are only set in, and items of a list', async () => {
    const [first, second, third] = lines(700, 'The mill is old.', 'Its wheel is new, and', 'turns.');
    const set = [first, { ...second, x: 90 }, third].filter((line) => line !== undefined);
    expect(
      await textsOf([
        [...set, ...(lines(600, '1. Grain is brought.', '2. Flour is taken.') as DrawnLine[])] as DrawnLine[],
      ]),
    ).toEqual([
      'The mill is old.',
      'Its wheel is new, and turns.',
      '1. Grain is brought.',
      '2. Flour is taken.',
    ]);
  });

  it('joins a word that was parted, unless it has its hyphen elsewhere too', async () => {
    expect(
      await textsOf([lines(700, 'A well-known mill for exam-', 'ple is this, and a well-', 'known one.')]),
    ).toEqual(['A well-known mill for example is this, and a well-known one.']);
  });

  it('goes on overleaf, without headers, footers and page numbers', async () => {
    const pages = ['The mill turns and', 'turns by day and', 'by night.'].map((text, place) => [
      { text: `Mills of the valley, volume ${place + 1}`, y: 810, size: 9 },
      ...lines(700, text),
      { text: `${place + 1} of 3`, y: 30, size: 9 },
    ]);
    expect(await textsOf(pages)).toEqual(['The mill turns and turns by day and by night.']);
  });

  it('says which pages have none', async () => {
    expect((await parsePdf(pdfOf([lines(700, 'Text.'), [], lines(700, 'More.')]))).emptyPages).toEqual([2]);
  });

  it.each([
    ['no PDF', Buffer.from('Not a PDF.')],
    ['half a PDF', pdfOf([lines(700, 'Text.')]).subarray(0, 200)],
    ['nothing', Buffer.alloc(0)],
  ])('is refused in a sentence where there is %s', async (_, bytes) => {
    await expect(parsePdf(bytes)).rejects.toMatchObject({ name: 'SourceError' });
  });

  it('is refused where it has more pages than a book’s chapter', async () => {
    await expect(parsePdf(pdfOf(Array.from({ length: 1_001 }, () => [])))).rejects.toThrow(/1001 pages/);
  });

  it('has the title and language that the file names, if it names any', async () => {
    const named = await parsePdf(pdfOf([lines(700, 'Text.')], '  Mills of the valley '));
    expect(named.details).toMatchObject({ title: 'Mills of the valley', author: undefined });
    expect((await parsePdf(pdfOf([lines(700, 'Text.')], '  '))).details.title).toBeUndefined();
  });
});
