import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import type { Draft } from './draft.ts';
import { parseFrontMatter } from './front-matter.ts';
import { readPage } from './read-page.ts';
import { splitFrontMatter } from './split-front-matter.ts';

const markdown = new Marked(markedFootnote());

/** Reads GitHub-flavoured Markdown, HTML within it too. @throws ArticleError when its front matter is broken */
export function parseMarkdown(text: string, file: string): Draft {
  const { yaml, body } = splitFrontMatter(text, file);
  const { id, details } = parseFrontMatter(yaml, file);
  const { title, blocks } = readPage(markdown.parse(body, { async: false }));
  return { id, details: { title, ...details }, blocks };
}
