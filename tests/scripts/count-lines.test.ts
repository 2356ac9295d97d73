import { expect, it } from 'vitest';
import { countLines, type SourceFile } from '../../scripts/count-lines.ts';

const file = (path: string, ...lines: readonly string[]): SourceFile => ({
  path,
  text: `${lines.join('\n')}\n`,
});

it('counts files, their lines, and those that import', () => {
  const files = [
    file('one.ts', "import { a } from './a.ts';", 'import {', '  b,', "} from './b.ts';", '', 'a(b);'),
    file('two.ts', "import './c.ts';", "export { d } from './d.ts';"),
    file(
      'three.ts',
      "const text = 'import';",
      'export const from = text;',
      '// import nothing',
      '{}',
      '{}',
      '{}',
    ),
    file('four.ts', ...Array<string>(6).fill('{}')),
  ];
  expect(countLines(files)).toEqual({
    files: 4,
    lines: 20,
    median: 6,
    largest: { path: 'four.ts', lines: 6 },
    importShare: 6 / 20,
  });
});

it('the median of an even number of files lies between the two in the middle', () => {
  expect(countLines([file('one.ts', '{}'), file('two.ts', '{}', '{}')]).median).toBe(1.5);
});
