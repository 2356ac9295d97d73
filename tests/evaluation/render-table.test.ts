import { describe, expect, it } from 'vitest';
import { type Column, renderTable } from '../../src/evaluation/render-table.ts';

const column = (group: string, heading: string): Column<string> => ({
  group,
  heading,
  cell: (figure) => figure,
});

function linesOf(columns: readonly Column<string>[], figure = '–'): string[] {
  return renderTable(columns, [{ label: 'all', row: figure }]).split('\n');
}

describe('a table', () => {
  it('has labels to the left, figures to the right, and rows without figures as headings', () => {
    const rows = [
      { label: 'one', row: '1' },
      { label: 'a heading', row: null },
      { label: 'other', row: '1000' },
    ];
    expect(renderTable([column('', 'asked'), column('', 'ms')], rows).split('\n')).toEqual([
      '',
      '           asked    ms',
      'one            1     1',
      'a heading',
      'other       1000  1000',
      '',
    ]);
  });

  it('has the name of a group over its columns', () => {
    expect(linesOf([column('hit', '@1'), column('hit', '@3'), column('', 'ms')], '100.0')).toEqual([
      '     ─── hit ────',
      '        @1     @3     ms',
      'all  100.0  100.0  100.0',
      '',
    ]);
  });

  it('has room for a group’s name that is wider than its columns', () => {
    expect(linesOf([column('found', '@1'), column('found', '@3'), column('hit', '@1')])).toEqual([
      '      found    hit',
      '      @1  @3     @1',
      'all    –   –      –',
      '',
    ]);
  });
});
