import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import type { Draft } from './draft.ts';
import { parseFrontMatter } from './front-matter.ts';
import { readPage } from './read-page.ts';
import { shownHtml } from './shown-html.ts';
import { splitFrontMatter } from './split-front-matter.ts';

const markdown = new Marked(markedFootnote(), {
  renderer: { html: ({ text, block }) => shownHtml(text, block === true) },
});

/** Lists and block quotes hundreds of levels deep, which marked needs minutes for. */
const DEEP_LINE = /^[ \t>]{500}[ \t>]*[^ \t>\r\n]/m;

/** Reads GitHub-flavoured Markdown, HTML within it too. @throws ArticleError when its front matter is broken, RangeError when nested too deeply */
export function parseMarkdown(text: string, file: string): Draft {
  if (DEEP_LINE.test(text)) throw new RangeError('A line opens with more levels than anybody can read.');
  const { yaml, body } = splitFrontMatter(text, file);
  const { id, details } = parseFrontMatter(yaml, file);
  const { title, blocks } = readPage(markdown.parse(body, { async: false }));
  return { id, details: { title, ...details }, blocks };
}
