import { readFile } from 'node:fs/promises';
import { findArticleFiles } from '../src/corpus/article-files.ts';
import { ArticleError } from '../src/corpus/corpus-error.ts';
import { tryReadArticle } from '../src/corpus/read-article.ts';
import { type Column, formatFigure, renderTable } from '../src/evaluation/render-table.ts';
import { codeOf, NOTATIONS, type Notation, notationsIn } from './notation.ts';

// Prints how many passages of each folder hold notation of other programs outside code, which a reader of the built site wouldn't see.
// With --show, each such passage.

const NAMES = Object.keys(NOTATIONS) as Notation[];

interface Counts {
  readonly passages: number;
  readonly byNotation: Readonly<Record<string, number>>;
}

const COLUMNS: readonly Column<Counts>[] = [
  { group: '', heading: 'passages', cell: ({ passages }) => formatFigure(passages, 0) },
  ...NAMES.map((name) => ({
    group: '',
    heading: name,
    cell: ({ byNotation }: Counts) => formatFigure(byNotation[name] ?? 0, 0),
  })),
];

const folders = process.argv.slice(2).filter((argument) => argument !== '--show');
if (folders.length === 0) throw new Error('Name a folder of articles.');
const isShown = process.argv.includes('--show');
const rows = [];
for (const folder of folders) rows.push({ label: folder, row: await countIn(folder) });
process.stdout.write(renderTable(COLUMNS, rows));

async function countIn(folder: string): Promise<Counts> {
  let passages = 0;
  const byNotation: Record<string, number> = {};
  const { files } = await findArticleFiles([folder]);
  for (const file of files) {
    const read = await tryReadArticle(file);
    if (read instanceof ArticleError || read === 'unpublished') continue;
    const { article } = read;
    passages += article.passages.length;
    const code = codeOf(await readFile(file.path, 'utf8'));
    const found = article.passages.flatMap(({ text, number }) =>
      notationsIn(text, code).map((name) => ({
        name,
        line: `${file.name} ¶${number}: ${JSON.stringify(text)}`,
      })),
    );
    for (const { name, line } of found) {
      byNotation[name] = (byNotation[name] ?? 0) + 1;
      if (isShown) process.stdout.write(`${name}: ${line}\n`);
    }
  }
  return { passages, byNotation };
}
