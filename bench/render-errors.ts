import { printable } from '../src/adapters/terminal/terminal.ts';
import { type Column, formatPercentage, renderTable } from '../src/evaluation/render-table.ts';
import type { Errors } from './find-errors.ts';

/** How many answers went wrong in which way, and the examples of each. */
export function renderErrors(errors: readonly Errors[], questions: number): string {
  const columns: Column<Errors>[] = [
    { group: '', heading: 'wrong', cell: ({ count }) => String(count) },
    { group: '', heading: '% of asked', cell: ({ count }) => formatPercentage(count / questions) },
  ];
  const table = renderTable(
    columns,
    errors.map((row) => ({ label: row.errorClass, row })),
  );
  return [table, ...errors.filter(({ examples }) => examples.length > 0).map(renderExamples)].join('\n');
}

function renderExamples({ errorClass, examples }: Errors): string {
  const blocks = examples.map(({ question, expected, got, abstained, confidence }) => {
    const right = expected.map(({ passage, text }) => quoted(passage, text)).join(' or ');
    const found = got === null ? 'nothing' : quoted(got.passage, got.text);
    return [
      `  question  ${oneLine(question)}`,
      `  expected  ${right || 'to abstain'}`,
      `  got       ${found}  (${abstained ? 'abstained' : 'answered'}, ${confidence.toFixed(2)})`,
    ].join('\n');
  });
  return `${errorClass}\n\n${blocks.join('\n\n')}\n`;
}

function quoted(passage: number | null, text: string): string {
  return `${passage === null ? '' : `¶${passage} `}“${oneLine(text)}”`;
}

function oneLine(text: string): string {
  return printable(text).replaceAll('\n', ' ');
}
