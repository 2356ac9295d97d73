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
    const { emptyPages, brokenPages, ...draft } = await parsePdf(
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
    expect([emptyPages, brokenPages]).toEqual([[], []]);
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

  it('goes on overleaf without the number of the page beside the name of a chapter that changes', async () => {
    const pages = ['The wheel', 'The stones', 'The house', 'The keys'].map((chapter, place) => [
      { text: `${chapter} ${place + 7}`, y: 810 },
      ...lines(700, `${chapter} is old.`, 'It is 5 m high and 4 m wide, or 5 by', `${place + 2}`, 'in all.'),
      ...lines(300, 'Nobody', 'knows', 'why.'),
    ]);
    expect((await textsOf(pages)).join(' ')).not.toMatch(/wheel 7|stones 8|house 9|keys 10/);
    expect((await textsOf(pages)).join(' ')).toContain('or 5 by 3 in all.');
  });

  it('is column by column, also where the page draws line by line, and what stands across them divides them', async () => {
    const across = {
      text: 'This line stands across both of the columns of the page, from the left to the right.',
      y: 760,
    };
    const left = [
      'The mill stands by the river,',
      'where it has stood for long,',
      'and it grinds all the grain',
      'that the people of the',
    ];
    const right = [
      'valley bring to it by boat.',
      'Its wheel was made of oak,',
      'and it is mended in spring',
      'by four men and a crane.',
    ];
    const columns = left.flatMap((text, place) => [
      { text, y: 700 - 14 * place },
      { text: right[place] ?? '', x: 320, y: 700 - 14 * place },
    ]);
    expect(await textsOf([[across, ...columns]])).toEqual([
      across.text,
      'The mill stands by the river, where it has stood for long, and it grinds all the grain that the people of the valley bring to ' +
        'it by boat. Its wheel was made of oak, and it is mended in spring by four men and a crane.',
    ]);
  });

  it('has the rows of a table as they are', async () => {
    const rows = ['Hall', 'Attic', 'Cellar', 'Garden', 'Yard'].flatMap((text, place) => [
      { text, y: 700 - 14 * place },
      { text: `${place} euros.`, x: 320, y: 700 - 14 * place },
    ]);
    expect((await textsOf([rows])).join(' ')).toBe(
      'Hall 0 euros. Attic 1 euros. Cellar 2 euros. Garden 3 euros. Yard 4 euros.',
    );
  });

  it('has no contents', async () => {
    const contents = lines(700, 'Opening . . . . . . . . . 3', 'Keys ........................ 12');
    expect(await textsOf([[...contents, ...lines(500, 'The house is open from 9 to 12.')]])).toEqual([
      'The house is open from 9 to 12.',
    ]);
  });

  it('stands under headings within each other, by their size', async () => {
    const { blocks } = await parsePdf(
      pdfOf([
        [
          { text: 'House rules', y: 800, size: 24 },
          { text: 'Keys', y: 760, size: 18 },
          ...lines(730, 'Keys hang in the hall.', 'They are red.'),
          { text: 'Lost keys', y: 690, size: 14 },
          ...lines(660, 'Tell the warden.'),
          { text: 'Guests', y: 620, size: 18 },
          ...lines(590, 'They are welcome.'),
        ],
      ]),
    );
    expect(blocks.map(({ section }) => section.join('/'))).toEqual(['Keys', 'Keys/Lost keys', 'Guests']);
  });

  it('has the items of a list with what announces them', async () => {
    expect(await textsOf([lines(700, 'These need a key:', '1. The attic.', '2. The cellar.')])).toEqual([
      'These need a key:\n1. The attic.\n2. The cellar.',
    ]);
  });

  it('says which pages can’t be right', async () => {
    const apart = lines(700, 'T h e m i l l s t a n d s b y t h e r i v e r a n d i t g r i n d s');
    const garbled = lines(
      700,
      'Wkh plll vwdqgv eb wkh ulyhu dqg lw julqgv dlll wkh judlq wkdw wkh shrsoh ri wkh ydllhb eulqj wr lw hyhub gdb',
    );
    const { brokenPages } = await parsePdf(pdfOf([lines(700, 'The mill stands.'), apart, garbled]));
    expect(brokenPages).toEqual([2, 3]);
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

  it('is refused where a password protects it', async () => {
    const locked =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (KEY) /U (KEY) >> /ID [(KEY) (KEY)] /Root';
    const open = pdfOf([lines(700, 'Text.')]).toString('latin1');
    const pdf = open.replace('/Root', locked.replaceAll('KEY', 'k'.repeat(32)));
    await expect(parsePdf(Buffer.from(pdf, 'latin1'))).rejects.toThrow('It is protected by a password.');
  });

  it('is refused where it has more pages than a book’s chapter', async () => {
    await expect(parsePdf(pdfOf(Array.from({ length: 1_001 }, () => [])))).rejects.toThrow(/1001 pages/);
  });

  it('has the title and language that the file names, if it names any', async () => {
    const rules = { text: 'House rules', y: 800, size: 24 };
    for (const junk of ['Microsoft Word - Document1', 'untitled', 'rules_final.docx', '---']) {
      const { details } = await parsePdf(pdfOf([[rules, ...lines(700, 'Text that is longer.')]], junk));
      expect(details.title).toBe('House rules');
    }
    const named = await parsePdf(pdfOf([lines(700, 'Text.')], '  Mills of the valley '));
    expect(named.details).toMatchObject({ title: 'Mills of the valley', author: undefined });
    expect((await parsePdf(pdfOf([lines(700, 'Text.')], '  '))).details.title).toBeUndefined();
  });
});
