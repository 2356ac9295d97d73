import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../../src/core/answering/ask.ts';
import type { Article } from '../../../src/core/article.ts';
import { createPassageIndex } from '../../../src/core/index/passage-index.ts';
import { buildArticle } from '../../../src/corpus/build-article.ts';
import { parseHtml } from '../../../src/corpus/formats/parse-html.ts';
import { parseMarkdown } from '../../../src/corpus/formats/parse-markdown.ts';
import { inSlices } from '../../../src/corpus/in-slices.ts';
import { countBoilerplate } from '../../../src/corpus/passage-text.ts';
import { runs } from '../../support/depth.ts';

// What a document says is what is read of it: no word is lost without being counted, and none comes in.

/** A piece of a document, what a reader of the built page sees of it, and what is counted as left out. */
interface Written {
  readonly text: string;
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
  /** How many notations aren't shown. */
  readonly leftOut: number;
}

type Kind = (words: readonly [string, string, string, string]) => Written;

const shows =
  (write: (a: string, b: string, c: string, d: string) => string): Kind =>
  (words) => ({ text: write(...words), shown: words, hidden: [], leftOut: 0 });

/** The first word is shown, the others aren't. */
const hides =
  (write: (a: string, b: string, c: string, d: string) => string, leftOut: number): Kind =>
  (words) => ({ text: write(...words), shown: words.slice(0, 1), hidden: words.slice(1), leftOut });

const KINDS: readonly Kind[] = [
  shows((a, b, c, d) => `${a} *${b}* [${c}](x.md) \`${d}\`.`),
  shows((a, b, c, d) => `## ${a}\n\n${b} ${c}:\n\n- ${d}`),
  shows((a, b, c, d) => `${a}:\n\n1. ${b}\n   - ${c}\n2. ${d}`),
  shows((a, b, c, d) => `| ${a} | ${b} |\n|---|---|\n| ${c} | ${d} |`),
  shows(
    (a, b, c, d) => `<table><tr><td>${a}</td><td>${b}</td></tr><tr><td>${c}</td><td>${d}</td></tr></table>`,
  ),
  shows((a, b, c, d) => `> ${a} ${b}\n>\n> ${c} ${d}`),
  shows((a, b, c, d) => `\`\`\`\n${a} ${b}\n${c}(${d})\n\`\`\``),
  shows((a, b, c, d) => `<details><summary>${a} ${b}</summary>\n\n${c} ${d}\n\n</details>`),
  shows((a, b, c, d) => `!!! note "${a}"\n\n    ${b} ${c}\n\n    ${d}`),
  shows((a, b, c, d) => `> [!NOTE]\n> ${a} ${b}\n\n[[${c}]] ==${d}==`),
  shows((a, b, c, d) => `${a}\n: ${b}\n: ${c}\n\n*[${d}]: ${a}`),
  shows((a, b, c, d) => `${a} ${b}[^${d}]\n\n[^${d}]: ${c} ${d}`),
  hides((a, b, c, d) => `${a} {{< ref ${b} ${c} ${d} >}}`, 1),
  hides((a, b, c, d) => `${a} {{ ${b} }} {% ${c} ${d} %}`, 2),
  hides((a, b, c, d) => `${a}\n\n%%\n${b} ${c} ${d}\n%%`, 1),
  hides((a, b, c, d) => `${a} {#${b} .${c} ${d}="1"}`, 1),
  hides((a, b, c, d) => `${a}\n\nREAD MORE: ${b} ${c} ${d}`, 1),
];

/** Words that stand nowhere else: none is a part of another, or of a notation. */
const document = fc.array(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 12 }).map((kinds) =>
  kinds.map((kind, place) => {
    const word = (at: number) => `q${String.fromCodePoint(97 + place, 97 + at)}q`;
    return kind([word(0), word(1), word(2), word(3)]);
  }),
);

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** All words of an article, with those of its titles. */
function wordsIn({ title, passages }: Article): Set<string> {
  return new Set(wordsOf([title, ...passages.flatMap(({ text, section }) => [text, ...section])].join('\n')));
}

function articleOf(draft: Parameters<typeof buildArticle>[0]): Article {
  const article = buildArticle(draft, { id: 'a', title: '' });
  if (article === null) throw new Error('It has no text.');
  return article;
}

/** Where a document has no title, and over its footnotes, as GitHub has it. */
const OF_THE_READER = new Set(['Untitled', 'Footnotes']);

describe('a document of any make', () => {
  it('is read word by word: nothing is lost that isn’t counted, and nothing comes in', async () => {
    await fc.assert(
      fc.asyncProperty(document, async (pieces) => {
        const draft = parseMarkdown(pieces.map(({ text }) => text).join('\n\n'), 'a.md');
        const article = articleOf(draft);
        const read = wordsIn(article);
        const shown = pieces.flatMap((piece) => piece.shown);
        expect(shown.filter((word) => !read.has(word))).toEqual([]);
        expect([...read].filter((word) => !shown.includes(word) && !OF_THE_READER.has(word))).toEqual([]);
        const notations = Object.values(draft.leftOut ?? {}).reduce((sum, count) => sum + count, 0);
        const counted = notations + (await inSlices(countBoilerplate(draft.blocks)));
        expect(counted).toBe(pieces.reduce((sum, { leftOut }) => sum + leftOut, 0));

        const ask = createAsk(createPassageIndex([article]), { publicUrl: null });
        const { quotes, nearest } = await ask(shown.slice(0, 5).join(' '));
        const quoted = [...quotes, ...nearest].flatMap(({ text }) => wordsOf(text));
        expect(quoted.filter((word) => !shown.includes(word))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});

const ROOT = new URL('../../../', import.meta.url).pathname;

async function ownDocuments(): Promise<string[]> {
  const docs = await readdir(join(ROOT, 'docs'), { recursive: true });
  return [
    ...docs.filter((file) => file.endsWith('.md')).map((file) => join('docs', file)),
    ...(await readdir(ROOT)).filter((file) => file.endsWith('.md')),
    'src/corpus/articles/kursk.md',
  ].sort();
}

/** What Markdown says to programs: where links lead, tags and comments, of what kind code is, and what is said of pictures. */
const UNSHOWN = [
  /^---\n[\s\S]*?\n---\n/,
  /<!--[\s\S]*?-->/g,
  /<[^<>\n]+>/g,
  /^ *(?:```|~~~).*$/gm,
  /!\[[^\]]*\]\([^()\s]*\)/g,
  /\]\([^()\s]*\)/g,
  /^\[[^\]]+\]:.*$/gm,
  /^ *\d+\. /gm,
];
/** A letter after code belongs to its word: `Key`s. */
function withoutBackticks(text: string): string {
  return text.replaceAll(/`(?=\w)|(?<=\w)`/g, '');
}

/** As `isBoilerplate` has it. */
const CROSS_LINK = /^READ MORE:\s.*$/gm;

describe('a document that people wrote', () => {
  it('is read word by word', async () => {
    const files = await ownDocuments();
    expect(files.length).toBeGreaterThan(50);
    for (const file of files) {
      const source = await readFile(join(ROOT, file), 'utf8');
      const read = wordsIn(articleOf(parseMarkdown(source, file)));
      const inFile = new Set([...wordsOf(source), ...wordsOf(withoutBackticks(source))]);
      const body = [...UNSHOWN, CROSS_LINK].reduce((text, pattern) => text.replace(pattern, ' '), source);
      const unread = wordsOf(withoutBackticks(body)).filter((word) => !read.has(word));
      expect([file, unread]).toEqual([file, []]);
      expect([file, [...read].filter((word) => !inFile.has(word))]).toEqual([file, []]);
    }
  });

  it('as a web page brings in no word that isn’t on it', async () => {
    const html = await readFile(new URL('samples/news.html', import.meta.url), 'utf8');
    // A tag within a word doesn't part it.
    const inFile = new Set([...wordsOf(html), ...wordsOf(html.replaceAll(/<[^<>]*>/g, ''))]);
    const read = [...wordsIn(articleOf(parseHtml(html)))];
    expect(read.length).toBeGreaterThan(50);
    expect(read.filter((word) => !inFile.has(word))).toEqual([]);
  });
});
