import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../src/corpus/formats/parse-markdown.ts';
import { readPage } from '../../../../src/corpus/formats/read-page.ts';
import { runs } from '../../../support/depth.ts';
import { textsOf } from './texts-of.ts';

/** Words and marks of prose, some like a notation, and none of them one. */
const WORDS =
  'The,mill,12:45,a:b,{curly},{a},C++,i++,j++,==,a==b,!,!!,??,%,50%%,#1,#,^,2^3,x_y,*it*,**bold**,`code {{x}}`,[link](a.md),<b>b</b>,::,:,=,===,/,//,{,},$5,~,"said",import,export,from,[ ],[1],(c)'.split(
    ',',
  );
const line = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((words) => `Well ${words.join(' ')}`);
const block = fc.oneof(
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  line.map((one) => `# ${one}`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((one) => `- ${one}`).join('\n')),
  line.map((one) => `> ${one}`),
  fc
    .constantFrom('{{< a >}}', '!!! note', ':::tip', "import a from 'b'", '<Tabs/>', '==a==', '[[a]]', '{#a}')
    .map((code) => `\`\`\`\n${code}\n\`\`\``),
);
const plainMarkdown = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => blocks.join('\n\n'));

describe('Markdown of no dialect', () => {
  it('is read as marked alone reads it', () => {
    const alone = new Marked(markedFootnote());
    fc.assert(
      fc.property(plainMarkdown, (markdown) => {
        const { title, blocks } = readPage(alone.parse(markdown, { async: false }));
        const draft = parseMarkdown(markdown, 'x.md');
        expect(draft.blocks).toEqual(blocks);
        expect(draft.details.title).toBe(title);
        expect(draft.leftOut).toEqual({});
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('is the article that the package brings', async () => {
    const article = await readFile(
      new URL('../../../../src/corpus/articles/kursk.md', import.meta.url),
      'utf8',
    );
    expect(parseMarkdown(article, 'kursk.md').leftOut).toEqual({});
  });
});

describe('words in a notation', () => {
  const WRAPPINGS: readonly ((words: string) => string)[] = [
    (words) => `!!! note "T"\n\n    ${words}`,
    (words) => `=== "T"\n    ${words}`,
    (words) => `{{< note >}}\n${words}\n{{< /note >}}`,
    (words) => `{% hint style="info" %}\n${words}\n{% endhint %}`,
    (words) => `:::tip\n${words}\n:::`,
    (words) => `> [!NOTE]\n> ${words}`,
    (words) => `<Tabs>\n<TabItem value="a">\n\n${words}\n\n</TabItem>\n</Tabs>`,
    (words) => `Term\n: ${words}`,
    (words) => `==${words}== :rocket: {: .x }`,
    (words) => `%%\nsecret\n%%\n\n${words} %%secret%% {/* secret */}<!-- secret -->`,
  ];

  it('are shown once, and nothing of the notation is', () => {
    const words = fc
      .array(fc.constantFrom('mill', 'river', 'turns', 'old'), { minLength: 1, maxLength: 6 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...WRAPPINGS), words), { minLength: 1 }), (parts) => {
        const shown = textsOf(parts.map(([wrap, all]) => wrap(all)).join('\n\n')).join(' ');
        const found = shown.split(/\s+/).filter((word) => /^(?:mill|river|turns|old|secret)$/.test(word));
        expect(found).toEqual(parts.flatMap(([, all]) => all.split(' ')));
        expect(shown).not.toMatch(/[{}=:%!>]|Tab|note|tip|hint/);
      }),
      { numRuns: runs(500) },
    );
  });
});
