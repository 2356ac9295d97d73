import { describe, expect, it } from 'vitest';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { parseMarkdown } from '../../../src/corpus/formats/parse-markdown.ts';
import { readPage } from '../../../src/corpus/formats/read-page.ts';
import { splitSentences } from '../../../src/corpus/split-sentences.ts';
import { askOf } from '../../support/evaluation.ts';

/** A table of rows of cells; those of the first row name the columns. */
function tableOf([head = [], ...rows]: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}`).join('')}`;
  return `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
}

function textsOf(html: string): string[] {
  return readPage(html).blocks.map(({ text }) => text);
}

describe('a row of a table that names its columns', () => {
  const duties = tableOf([
    ['Area', 'Junior', 'Senior'],
    ['On call', 'Watches. Asks much on the way.', 'Takes shifts alone.'],
    ['Reviews', 'Asks for them.', ''],
  ]);

  it('is a passage that names the column of each cell', () => {
    expect(textsOf(duties)).toEqual([
      'Area: On call\nJunior: Watches. Asks much on the way.\nSenior: Takes shifts alone.',
      'Area: Reviews\nJunior: Asks for them.',
    ]);
  });

  it('is quoted whole, so that no cell is quoted without its column or its row', () => {
    for (const text of textsOf(duties))
      expect(splitSentences(text)).toEqual([{ start: 0, end: text.length }]);
  });

  it('is several passages where it is long, each with what the row is about', () => {
    const long = 'This is what they do every day. '.repeat(8).trim();
    expect(
      textsOf(
        tableOf([
          ['Area', 'Junior', 'Senior'],
          ['On call', long, long],
        ]),
      ),
    ).toEqual([`Area: On call\nJunior: ${long}`, `Area: On call\nSenior: ${long}`]);
  });

  it('knows the cells that reach down into it, and the names that reach over several columns', () => {
    expect(
      textsOf(
        '<table><thead><tr><th rowspan=2>Room<th colspan=2>Fee<tr><th>day<th>week</thead><tr><td rowspan=2>Hall<td>1<td>5<tr><td>2<td>8</table>',
      ),
    ).toEqual(['Room: Hall\nFee day: 1\nFee week: 5', 'Room: Hall\nFee day: 2\nFee week: 8']);
  });

  it('knows a cell that reaches down into several, and none that is long or wide', () => {
    const rows = '<tr><td>1<tr><td>2';
    const table = (cell: string) => `<table><tr><th>Room<th>Fee<tr>${cell}<td>0${rows}</table>`;
    expect(textsOf(table('<td rowspan=3>Hall'))).toEqual(
      ['0', '1', '2'].map((fee) => `Room: Hall\nFee: ${fee}`),
    );
    const long = 'A hall with many doors. '.repeat(6).trim();
    expect(textsOf(table(`<td rowspan=3>${long}`))).toEqual([`Room: ${long}\nFee: 0`, '1', '2']);
  });

  it('is read with the remarks below it, which are no headings of other rows', () => {
    const table =
      '<table><tr><th>Room<th>Fee<tr><td>Hall<td>5<tr><td colspan=2>Without tax.<tr><td colspan=2>Ask Ann.</table>';
    expect(textsOf(table)).toEqual(['Room: Hall\nFee: 5', 'Without tax.', 'Ask Ann.']);
  });

  it('has no column’s name before a long remark that reaches over all of them', () => {
    const remark = 'What a hall costs depends on the day of the week, and on who asks. '.repeat(3).trim();
    const table = `<table><tr><th>Room<th>Fee<tr><td>Hall<td>5<tr><td colspan=2>${remark}</table>`;
    expect(textsOf(table)).toEqual(['Room: Hall\nFee: 5', remark]);
  });

  it('stands under a caption, which is a passage of its own where it is long', () => {
    const caption = 'What the rooms of the house cost. '.repeat(4).trim();
    expect(
      textsOf(`<table><caption>${caption}</caption><tr><th>Room<th>Fee<tr><td>Hall<td>5</table>`),
    ).toEqual([caption, 'Room: Hall\nFee: 5']);
  });

  it('is one passage, however long, where its first cell is long or its only one', () => {
    const long = 'This is what they do every day. '.repeat(14).trim();
    expect(
      textsOf(
        tableOf([
          ['Area', 'Who'],
          [long, 'Ann'],
        ]),
      ),
    ).toEqual([`Area: ${long}\nWho: Ann`]);
    expect(
      textsOf(
        tableOf([
          ['Area', 'Who'],
          [long, ''],
        ]),
      ),
    ).toEqual([`Area: ${long}`]);
  });

  it('knows the row above that is a heading, and what announced the table', () => {
    expect(
      textsOf(
        `<p>Open as follows:</p><table><tr><th>Day<th>Hours<tr><td colspan=2>Summer<tr><td>Monday<td>9–17</table>`,
      ),
    ).toEqual(['Open as follows:\nSummer\nDay: Monday\nHours: 9–17']);
  });
});

describe('the row that names the columns', () => {
  it.each([
    ['bold, as no other', '<tr><td><b>Who</b><td><b>What</b><tr><td>Ann<td>Runs', ['Who: Ann\nWhat: Runs']],
    ['without the numbers below it', '<tr><td>Floor<td>Warden<tr><td>1<td>Ann', ['Floor: 1\nWarden: Ann']],
    [
      'missing in a list of facts',
      '<tr><td>Place<td>Dale<tr><td>Height<td>14',
      ['Place | Dale\nHeight | 14'],
    ],
    [
      'missing where each row has a name',
      '<tr><th>Place<td>Dale<tr><th>Height<td>14',
      ['Place: Dale\nHeight: 14'],
    ],
    [
      'missing where each row has a name with its own colon',
      '<tr><th>Place:<td>Dale<tr><th>Height:<td>14',
      ['Place: Dale\nHeight: 14'],
    ],
    [
      'missing where each row has a name, and nothing else',
      '<tr><th>Place<td><tr><th>Height<td>14',
      ['Place | \nHeight: 14'],
    ],
    [
      'without the numbers in one of three columns',
      '<tr><td>Who<td>What<td>Fee<tr><td>Ann<td>Runs<td>€ 5',
      ['Who: Ann\nWhat: Runs\nFee: € 5'],
    ],
    [
      'missing where all is bold',
      '<tr><td><b>Ann</b><td><b>Runs</b><tr><td><b>Ben</b><td><b>Sits</b>',
      ['Ann | Runs\nBen | Sits'],
    ],
    ['a title of the table', '<tr><th>Rooms<tr><td>Hall<td>5', ['Rooms\nHall | 5']],
    ['over nothing but subheadings', '<tr><th>Day<th>Hours<tr><td colspan=2>Summer', ['Day | Hours\nSummer']],
    ['one of too many', `${'<tr><th>A<th>B'.repeat(5)}<tr><td>1<td>2`, [`${'A | B\n'.repeat(5)}1 | 2`]],
    ['a question', '<tr><th>Who?<th>When:<tr><td>Ann<td>Daily', ['Who? Ann\nWhen: Daily']],
    ['the same as a cell', '<tr><th>Who<th>What<tr><td>Who<td>Runs', ['Who\nWhat: Runs']],
    [
      'the same as the one above',
      '<thead><tr><th>Who<th>Fee<tr><th>Who<th>€</thead><tr><td>Ann<td>5',
      ['Who: Ann\nFee €: 5'],
    ],
    ['alone', '<tr><th>Place<th>Height', ['Place | Height']],
    ['empty', '<thead><tr><th><th></thead><tr><td>Ann<td>Runs', ['Ann | Runs']],
    [
      'a paragraph',
      `<tr><th>${'Long. '.repeat(30)}<th>B<tr><td>1<td>2`,
      [`${'Long. '.repeat(30).trim()} | B\n1 | 2`],
    ],
  ])('may be %s', (_, rows, texts) => {
    expect(textsOf(`<table>${rows}</table>`)).toEqual(texts);
  });
});

it('a table is read plainly where naming its columns would make it many times as long', () => {
  const names = Array.from({ length: 50 }, (_, column) => `${'A long name of a column '.repeat(3)}${column}`);
  const rows = Array.from({ length: 50 }, () => names.map(() => 'x'));
  const [text, ...others] = textsOf(tableOf([names, ...rows]));
  expect(others).toEqual([]);
  expect(text?.split('\n')).toHaveLength(51);
});

it('a row without names of columns is one sentence, whatever full stops its cells have', () => {
  const text = 'on call | Watches. Asks much. | Takes shifts alone.\nreviews | Asks. | Gives.';
  expect(splitSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'on call | Watches. Asks much. | Takes shifts alone.\n',
    'reviews | Asks. | Gives.',
  ]);
});

describe('a question about a cell', () => {
  const { blocks } = parseMarkdown(
    '# Duties\n\n| Area | Junior | Senior |\n|---|---|---|\n| On call | Watches. Asks much on the way. | Takes shifts alone. |\n| Reviews | Asks for them. | Gives them. |',
    'duties.md',
  );
  const article = buildArticle({ details: {}, blocks }, { id: 'duties', title: 'Duties' });

  it.each(['does a junior take shifts alone?', 'who takes shifts alone?', 'does a junior watch on call?'])(
    'is answered with its row and its column: %s',
    async (question) => {
      const answer = await askOf(article === null ? [] : [article])(question);
      const [quote] = [...answer.quotes, ...answer.nearest];
      expect(quote?.text).toBe(
        'Area: On call\nJunior: Watches. Asks much on the way.\nSenior: Takes shifts alone.',
      );
    },
  );
});
