import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import { type Draft, withHeading } from '../build-article.ts';
import { ArticleError } from '../corpus-error.ts';
import { withFormulas } from './formulas.ts';
import { readFrontMatter } from './front-matter-fields.ts';
import { joinLeads, readDialects } from './markdown/dialects.ts';
import { startReading } from './markdown/notation.ts';
import { readPage } from './read-page.ts';

/** A list or block quote hundreds of levels deep, for which marked needs minutes. */
const DEEP_LINE = /^[ \t>]{500}[ \t>]*[^ \t>\r\n]/m;

const FOOTNOTE = /^\[\^[^\]\n\r\u2028\u2029]+\]:/gm;
/** For some ten thousand, marked needs minutes. */
const MAX_FOOTNOTES = 5_000;

/** Whether a document is MDX by its name. */
export function isMdx(name: string): boolean {
  return name.toLowerCase().endsWith('.mdx');
}

/**
 * Parses GitHub-flavoured Markdown with front matter, footnotes, HTML in it and the notations of other programs, by way of HTML.
 *
 * @param name `.mdx` names MDX
 * @throws ArticleError when the front matter is broken, there are too many footnotes, or marked trips over it; RangeError when nested
 *   too deeply
 */
export function parseMarkdown(text: string, name: string): Draft {
  if (DEEP_LINE.test(text)) throw new RangeError('A line opens with more levels than anybody can read.');
  const { draft, body } = readFrontMatter(text, name);
  if ((body.match(FOOTNOTE)?.length ?? 0) > MAX_FOOTNOTES)
    throw new ArticleError(name, `has more than ${MAX_FOOTNOTES} footnotes: split it into several files`);
  const reading = startReading(body, isMdx(name));
  // marked asks the extension first that it was given last, and that of footnotes must see the first block. It visits every token,
  // so only what has notes goes through it.
  const footnotes = body.includes('[^') ? [markedFootnote()] : [];
  const markdown = new Marked(readDialects(reading), ...footnotes);
  const { html, lost } = withFormulas(joinLeads(htmlOf(markdown, body, name)));
  if (lost > 0) reading.leftOut.formulas = lost;
  // All of it is the text: an aside is what its author has to say, too.
  const { title, blocks } = readPage(`<main>${html}</main>`);
  return withHeading({ ...draft, blocks, leftOut: reading.leftOut }, title);
}

/** marked trips over some block quotes in list items, with an error of JavaScript's own. */
function htmlOf(markdown: Marked, body: string, name: string): string {
  try {
    return markdown.parse(body, { async: false });
  } catch (cause) {
    if (cause instanceof TypeError)
      throw new ArticleError(name, 'is no Markdown that can be read', { cause });
    throw cause;
  }
}
