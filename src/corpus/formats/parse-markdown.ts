import { Marked } from 'marked';
import markedFootnote from 'marked-footnote';
import { type Draft, withHeading } from '../build-article.ts';
import { ArticleError } from '../corpus-error.ts';
import { readFrontMatter } from './front-matter-fields.ts';
import { readPage, refuseDeepHtml } from './read-page.ts';

const markdown = new Marked(markedFootnote(), {
  renderer: { html: ({ text, block }) => visibleHtml(text, block === true) },
});

/** A list or block quote hundreds of levels deep, for which marked needs minutes. */
const DEEP_LINE = /^[ \t>]{500}[ \t>]*[^ \t>\r\n]/m;

const FOOTNOTE = /^\[\^[^\]\n\r\u2028\u2029]+\]:/gm;
/** For some ten thousand, marked needs minutes. */
const MAX_FOOTNOTES = 5_000;

/**
 * Parses GitHub-flavoured Markdown with front matter, footnotes and HTML in it, by way of HTML.
 *
 * @throws ArticleError when the front matter is over a limit or there are too many footnotes; RangeError when nested too deeply
 */
export function parseMarkdown(text: string, name: string): Draft {
  if (DEEP_LINE.test(text)) throw new RangeError('A line opens with more levels than anybody can read.');
  const { draft, body } = readFrontMatter(text, name);
  if ((body.match(FOOTNOTE)?.length ?? 0) > MAX_FOOTNOTES)
    throw new ArticleError(name, `has more than ${MAX_FOOTNOTES} footnotes: split it into several files`);
  const html = markdown.parse(body, { async: false });
  refuseDeepHtml(html);
  const { title, blocks } = readPage(html);
  return withHeading({ ...draft, blocks }, title);
}

/** Elements that authors of Markdown use for formatting. Any other tag in Markdown is a word in angle brackets: `List<object>`. */
const FORMATTING_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr article aside b big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption ' +
    'figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p picture pre q rp rt ruby s samp section ' +
    'small span strike strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'
  ).split(' '),
);

const COMMENT = /^\s*<[!?]/;
const TAG = /<(?<slash>\/?)(?<name>[a-z][\w-]*)/gi;

/**
 * The HTML for a piece of raw HTML in Markdown. Formatting and balanced elements stay as they are. Anything else is escaped: a word
 * in angle brackets is shown, and can't swallow the text after it.
 *
 * @param isBlock whether it stands between paragraphs and may hold several
 */
function visibleHtml(raw: string, isBlock: boolean): string {
  if (COMMENT.test(raw) || !isUnbalanced(raw)) return raw;
  if (!isBlock) return escapeHtml(raw);
  return raw
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('');
}

/** Whether it opens a non-formatting element that it doesn't close, or closes one that it doesn't open. */
function isUnbalanced(raw: string): boolean {
  const counts = new Map<string, number>();
  for (const { groups } of raw.matchAll(TAG)) {
    const name = groups?.name?.toLowerCase() ?? '';
    if (!FORMATTING_ELEMENTS.has(name))
      counts.set(name, (counts.get(name) ?? 0) + (groups?.slash === '/' ? -1 : 1));
  }
  return [...counts.values()].some((open) => open !== 0);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
