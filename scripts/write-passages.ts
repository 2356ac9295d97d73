import { loadCorpus } from '../src/corpus/load-corpus.ts';

/**
 * Prints a folder as the bot reads it, one article a line: `{"title", "paragraphs": ["…"], "sections": [["heading", …], …]}`, a
 * section for each paragraph. What the reader is trained and measured on (training/) is cut as it will be read.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of articles.');
const { articles } = await loadCorpus([folder]);
for (const { title, passages } of articles) {
  const paragraphs = passages.map(({ text }) => text);
  const sections = passages.map(({ section }) => section);
  process.stdout.write(`${JSON.stringify({ title, paragraphs, sections })}\n`);
}
