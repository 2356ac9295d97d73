import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import { ArticleError } from './article-error.ts';
import type { Draft } from './draft.ts';
import { parseFrontMatter } from './front-matter.ts';
import { readPage } from './read-page.ts';
import { refuseDeepHtml } from './refuse-deep-html.ts';
import { shownHtml } from './shown-html.ts';
import { splitFrontMatter } from './split-front-matter.ts';

const markdown = new Marked(markedFootnote(), {
  renderer: { html: ({ text, block }) => shownHtml(text, block === true) },
});

/** Lists and block quotes hundreds of levels deep, which marked needs minutes for. */
const DEEP_LINE = /^[ \t>]{500}[ \t>]*[^ \t>\r\n]/m;

const FOOTNOTE = /^\[\^[^\]\n]+\]:/gm;
/** marked needs minutes for some ten thousand. */
const MOST_FOOTNOTES = 5_000;

/**
 * Reads GitHub-flavoured Markdown, HTML within it too.
 *
 * @throws ArticleError when its front matter is broken or it has too many footnotes, RangeError when nested too deeply
 */
export function parseMarkdown(text: string, file: string): Draft {
  if (DEEP_LINE.test(text)) throw new RangeError('A line opens with more levels than anybody can read.');
  const { yaml, body } = splitFrontMatter(text, file);
  const { id, details } = parseFrontMatter(yaml, file);
  if ((body.match(FOOTNOTE)?.length ?? 0) > MOST_FOOTNOTES)
    throw new ArticleError(file, `has more than ${MOST_FOOTNOTES} footnotes: split it into several files`);
  const html = markdown.parse(body, { async: false });
  refuseDeepHtml(html);
  const { title, blocks } = readPage(html);
  return { id, details: { title, ...details }, blocks };
}
