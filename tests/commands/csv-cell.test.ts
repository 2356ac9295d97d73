import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '../../src/commands/csv-cell.ts';
import { inertLine } from '../../src/core/inert-text.ts';

const FORMULA = /^[\s"]*[=+\-@＝＋－＠\t\r]/;

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'= + - @ ＝ ; | , " \' a'.split(' '),
        ' ',
        '\t',
        '\r',
        '\n',
        '\u001B',
        '\u202E',
        '=cmd()',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

/** As a spreadsheet reads it: quotation marks count where a cell begins with one. */
function cellsOf(csv: string, separator: string): string[] {
  const end = `[^${separator}\\n]*`;
  const cell = new RegExp(
    `[${separator}\\n](?:"(?<quoted>(?:[^"]|"")*)"(?<rest>${end})|(?<plain>${end}))`,
    'g',
  );
  return Array.from(`${separator}${csv}`.matchAll(cell), ({ groups }) =>
    groups?.quoted === undefined
      ? (groups?.plain ?? '')
      : groups.quoted.replaceAll('""', '"') + (groups.rest ?? ''),
  );
}

describe('what people typed, in a cell of a spreadsheet', () => {
  it('is no formula and no command, whatever separates cells there', () => {
    fc.assert(
      fc.property(typed, typed, (one, other) => {
        const csv = stringify([[csvCell(one), csvCell(other)]]);
        for (const separator of [',', ';', '|', '\t'])
          expect(cellsOf(csv, separator).filter((cell) => FORMULA.test(cell))).toEqual([]);
        expect(csv.slice(0, -1)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('is itself again without the apostrophe before it', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const undone = csvCell(text).replaceAll(/((?:^|[;|])[\s"]*)'(?='*[=+\-@＝＋－＠])/gu, '$1');
        expect(undone).toBe(inertLine(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['=cmd()', "'=cmd()"],
    ['x;=cmd()', "x;'=cmd()"],
    ['x;"=cmd()"', 'x;"\'=cmd()"'],
    ['why | -1', "why | '-1"],
    ["'=a", "''=a"],
    ['a\n=b', 'a =b'],
    ['\u001B]0;x\u0007', '\uFFFD]0;x\uFFFD'],
    ['a=b, c-d; e@f', 'a=b, c-d; e@f'],
    ['who?', 'who?'],
  ])('%j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});
